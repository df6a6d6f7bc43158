package io.github.tgsession;

/**
 * Another process owns the session, or a session with the same authorization key. The
 * message says who it is and until when, as far as that is known.
 *
 * @since 0.1.0
 */
public class SessionLeaseException extends TelegramSessionException {

	/**
	 * Creates an exception.
	 * @param message what cannot be done, who owns the session, and what to do
	 */
	public SessionLeaseException(String message) {
		super(message, null);
	}

}
