package io.github.tgsession.autoconfigure;

import io.github.tgsession.TelegramSession;

import org.springframework.context.ApplicationEvent;

/**
 * Published when the session string of a session has changed, as after a login. With
 * {@code telegram.session.type=string} a session lives in its string only, so whoever
 * wants to keep the login stores the new string where {@code telegram.session.string}
 * comes from.
 * <p>
 * Whoever has the string has the account.
 *
 * @since 0.1.0
 */
public class SessionStringChangedEvent extends ApplicationEvent {

	// Transient: a serialized event would be a copy of the login.
	private final transient TelegramSession session;

	private final transient String sessionString;

	/**
	 * Create an event.
	 * @param session the session
	 * @param sessionString its new session string
	 */
	public SessionStringChangedEvent(TelegramSession session, String sessionString) {
		super(session);
		this.session = session;
		this.sessionString = sessionString;
	}

	/**
	 * The session whose string has changed.
	 * @return the session
	 */
	public TelegramSession getSession() {
		return this.session;
	}

	/**
	 * The name of the session.
	 * @return the name
	 */
	public String getSessionName() {
		return this.session.getName();
	}

	/**
	 * The new string.
	 * @return the string, empty if the session has no key any more
	 */
	public String getSessionString() {
		return this.sessionString;
	}

	/**
	 * Names the session, but not the string.
	 */
	@Override
	public String toString() {
		return "SessionStringChangedEvent[sessionName=" + this.session.getName() + "]";
	}

}
