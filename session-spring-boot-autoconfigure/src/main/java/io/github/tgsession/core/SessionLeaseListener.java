package io.github.tgsession.core;

import io.github.tgsession.LeaseState;

/**
 * Is told when this process has got or lost a session that it has open.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionLeaseListener {

	/**
	 * Called when the state of a session has changed, after its clients have been closed
	 * if it is not held any more. A session is not handed over before this returns.
	 * @param sessionName the name of the session
	 * @param state the new state
	 */
	void leaseChanged(String sessionName, LeaseState state);

}
