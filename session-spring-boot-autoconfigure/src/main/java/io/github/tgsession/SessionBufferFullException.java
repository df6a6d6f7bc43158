package io.github.tgsession;

/**
 * What was learnt could not be kept: as many changes as may wait for the database wait
 * already, and it has taken none of them in time. Or a work could not be taken: as many
 * as may wait in a session do already.
 *
 * @since 0.1.0
 */
public class SessionBufferFullException extends SessionStoreException {

	/**
	 * Create an exception.
	 * @param message what is wrong, where, and what to do
	 */
	public SessionBufferFullException(String message) {
		super(message, null);
	}

}
