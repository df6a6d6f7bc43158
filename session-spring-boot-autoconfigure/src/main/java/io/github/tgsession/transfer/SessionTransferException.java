package io.github.tgsession.transfer;

import io.github.tgsession.TelegramSessionException;
import org.jspecify.annotations.Nullable;

/**
 * A session cannot be read from where it is, or not be written where it should go. The
 * message is one sentence with format, place and reason; it repeats nothing of the
 * content.
 *
 * @since 0.1.0
 */
public class SessionTransferException extends TelegramSessionException {

	/**
	 * Create an exception.
	 * @param message what is wrong, where, and what to do
	 * @param cause the cause, if there is one whose message repeats nothing of the
	 * content
	 */
	public SessionTransferException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
