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
	 * The login has changed, and the change is stored or will be with the transaction
	 * that it joined: another key, none any more, or another home data centre or address
	 * of one with a key. Moving to a data centre without a key is told with its first
	 * key.
	 * @param session a handle of the session
	 */
	void identityChanged(TelegramSession session);

}
