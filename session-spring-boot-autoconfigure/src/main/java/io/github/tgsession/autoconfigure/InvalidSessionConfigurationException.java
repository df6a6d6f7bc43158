package io.github.tgsession.autoconfigure;

import io.github.tgsession.TelegramSessionException;
import org.jspecify.annotations.Nullable;

/**
 * The application's configuration does not make a session. Repeats no value of a
 * property.
 */
class InvalidSessionConfigurationException extends TelegramSessionException {

	private final String action;

	InvalidSessionConfigurationException(String description, String action) {
		this(description, action, null);
	}

	InvalidSessionConfigurationException(String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
