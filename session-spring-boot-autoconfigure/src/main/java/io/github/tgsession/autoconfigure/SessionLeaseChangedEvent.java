package io.github.tgsession.autoconfigure;

import io.github.tgsession.LeaseState;

import org.springframework.context.ApplicationEvent;

/**
 * Published when this process has got or lost a session that it has open, on a thread of
 * its own. Clients that {@link io.github.tgsession.TelegramSession#guard} was given have
 * been closed before, if the session is not {@link LeaseState#HELD} any more; a session
 * is not handed over before the listeners have returned. Opening a session publishes
 * nothing.
 *
 * @since 0.1.0
 */
public class SessionLeaseChangedEvent extends ApplicationEvent {

	private final LeaseState state;

	/**
	 * Create an event.
	 * @param sessionName the name of the session
	 * @param state its new state
	 */
	public SessionLeaseChangedEvent(String sessionName, LeaseState state) {
		super(sessionName);
		this.state = state;
	}

	/**
	 * The name of the session.
	 * @return the name
	 */
	public String getSessionName() {
		return (String) getSource();
	}

	/**
	 * The new state.
	 * @return the state
	 */
	public LeaseState getState() {
		return this.state;
	}

	@Override
	public String toString() {
		return "SessionLeaseChangedEvent[sessionName=" + getSessionName() + ", state=" + this.state + "]";
	}

}
