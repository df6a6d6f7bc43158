package io.github.tgsession.autoconfigure;

import java.util.List;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.SessionIdentityListener;

/**
 * Tells several listeners, all of them even if one fails. The first failure then goes to
 * whoever has changed the login: it may be that the new login could not be kept.
 */
class IdentityListeners implements SessionIdentityListener {

	private final List<SessionIdentityListener> listeners;

	IdentityListeners(List<SessionIdentityListener> listeners) {
		this.listeners = listeners;
	}

	@Override
	public void identityChanged(TelegramSession session) {
		RuntimeException first = null;
		for (SessionIdentityListener listener : this.listeners) {
			try {
				listener.identityChanged(session);
			}
			catch (RuntimeException ex) {
				first = (first != null) ? first : ex;
			}
		}
		if (first != null) {
			throw first;
		}
	}

}
