package io.github.tgsession.store;

import io.github.tgsession.LeaseState;

/**
 * Is told who owns the sessions that this process has open.
 *
 * @since 0.1.0
 */
public interface LeaseListener {

	/**
	 * Called at once when a session must not be connected any more, whatever else is told
	 * at the moment and on any thread. Whoever finds the session held again by then has
	 * nothing to do.
	 * @param session the session, as it was opened
	 */
	void disconnect(SessionRef session);

	/**
	 * Called when the state of a session has changed; changes of one session come one
	 * after the other. What is done here belongs to the change: a session is not handed
	 * over before.
	 * @param session the session, as it was opened
	 * @param state the new state
	 */
	void changed(SessionRef session, LeaseState state);

}
