package io.github.tgsession.autoconfigure;

import java.util.List;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.SessionIdentityListener;
import org.jspecify.annotations.Nullable;

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
			first = firstOf(first, tell(listener, session));
		}
		if (first != null) {
			throw first;
		}
	}

	private static @Nullable RuntimeException tell(SessionIdentityListener listener, TelegramSession session) {
		try {
			listener.identityChanged(session);
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private static @Nullable RuntimeException firstOf(@Nullable RuntimeException first,
			@Nullable RuntimeException second) {
		return (first != null) ? first : second;
	}

}
