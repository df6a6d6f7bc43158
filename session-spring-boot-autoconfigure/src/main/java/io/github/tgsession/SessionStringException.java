package io.github.tgsession;

import org.jspecify.annotations.Nullable;

/**
 * A session string cannot be read. The message names the format, the length and what is
 * wrong, never the string.
 *
 * @since 0.1.0
 */
public class SessionStringException extends TelegramSessionException {

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param cause the cause, if there is one whose message repeats nothing of the string
	 */
	public SessionStringException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
