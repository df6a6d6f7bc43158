package io.github.tgsession.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.SessionIdentityListener;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes a {@link SessionStringChangedEvent} when a session string has changed.
 */
class SessionStringPublisher implements SessionIdentityListener {

	private final ApplicationEventPublisher eventPublisher;

	private final Map<String, String> known = new ConcurrentHashMap<>();

	private final Set<String> silent = ConcurrentHashMap.newKeySet();

	SessionStringPublisher(ApplicationEventPublisher eventPublisher) {
		this.eventPublisher = eventPublisher;
	}

	@Override
	public void identityChanged(TelegramSession session) {
		String name = session.getName();
		if (this.silent.contains(name)) {
			return;
		}
		String string = session.toSessionString();
		String previous = this.known.put(name, string);
		if (!string.equals((previous != null) ? previous : "")) {
			this.eventPublisher.publishEvent(new SessionStringChangedEvent(session, string));
		}
	}

	/**
	 * Makes changes that are no news: the string came from the configuration.
	 * @param session the session
	 * @param changes the changes
	 */
	void silently(TelegramSession session, Runnable changes) {
		this.silent.add(session.getName());
		try {
			changes.run();
			this.known.put(session.getName(), session.toSessionString());
		}
		finally {
			this.silent.remove(session.getName());
		}
	}

}
