package io.github.tgsession;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions of Telegram sessions. Messages name sessions, key ids and
 * formats, never keys, session strings or phone numbers.
 *
 * @since 0.1.0
 */
public class TelegramSessionException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what is wrong, where, and what to do
	 * @param cause the cause, if there is one
	 */
	public TelegramSessionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
