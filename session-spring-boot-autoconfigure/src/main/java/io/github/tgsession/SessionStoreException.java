package io.github.tgsession;

import org.jspecify.annotations.Nullable;

/**
 * The store of a session failed, or holds something that this version cannot read.
 *
 * @since 0.1.0
 */
public class SessionStoreException extends TelegramSessionException {

	/**
	 * Create an exception.
	 * @param message what is wrong, where, and what to do
	 * @param cause the cause, if there is one
	 */
	public SessionStoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
