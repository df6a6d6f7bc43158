package io.github.tgsession.core;

import io.github.tgsession.TelegramSession;

/**
 * Is told when the login of a session has changed, so that what depends on it can be
 * renewed.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionIdentityListener {

	/**
	 * The home data centre or its key has changed and the change is stored.
	 * @param session a handle of the session
	 */
	void identityChanged(TelegramSession session);

}
