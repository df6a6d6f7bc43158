package io.github.tgsession.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.SessionStringException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.SessionIdentityListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes a {@link SessionStringChangedEvent} when a session string has changed.
 */
class SessionStringPublisher implements SessionIdentityListener {

	private static final Log logger = LogFactory.getLog(SessionStringPublisher.class);

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
		// One after the other: the last event must tell the last string.
		synchronized (this.known) {
			String string = string(session);
			if (string == null) {
				return;
			}
			String previous = this.known.put(name, string);
			if (!string.equals((previous != null) ? previous : "")) {
				this.eventPublisher.publishEvent(new SessionStringChangedEvent(session, string));
			}
		}
	}

	/**
	 * A login may not fit into a string, for example while its data centre is named by
	 * host. The change itself has succeeded, so whoever made it must not fail.
	 */
	private static @Nullable String string(TelegramSession session) {
		try {
			return session.toSessionString();
		}
		catch (SessionStringException ex) {
			logger.warn("The login of the Telegram session '" + session.getName()
					+ "' has changed but cannot be published as a session string: " + ex.getMessage());
			return null;
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
			String string = string(session);
			if (string != null) {
				this.known.put(session.getName(), string);
			}
		}
		finally {
			this.silent.remove(session.getName());
		}
	}

}
