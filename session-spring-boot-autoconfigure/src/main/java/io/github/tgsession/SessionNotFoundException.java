package io.github.tgsession;

/**
 * There is no session of a name, or it has been deleted while it was open.
 *
 * @since 0.1.0
 */
public class SessionNotFoundException extends TelegramSessionException {

	/**
	 * Create an exception.
	 * @param name the name of the session
	 */
	public SessionNotFoundException(String name) {
		super("There is no session named '" + name + "' in the store: it was never opened, or it has been deleted",
				null);
	}

}
