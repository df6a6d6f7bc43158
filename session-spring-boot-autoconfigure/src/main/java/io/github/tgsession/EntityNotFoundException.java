package io.github.tgsession;

/**
 * A session does not know an entity, so Telegram has to be asked.
 *
 * @since 0.1.0
 */
public class EntityNotFoundException extends TelegramSessionException {

	/**
	 * Create an exception.
	 * @param message the kind of key and what was tried; never a phone number
	 */
	public EntityNotFoundException(String message) {
		super(message, null);
	}

}
