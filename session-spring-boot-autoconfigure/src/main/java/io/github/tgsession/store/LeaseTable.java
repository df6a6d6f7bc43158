package io.github.tgsession.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who owns which session. Each process is a node that says from time to time that it is
 * alive; a lease itself changes only when it is taken or released. Time is that of the
 * store, so nodes need not agree on theirs. A store with such a table refuses writes
 * under a {@link SessionRef#epoch()} that has passed. Nothing takes part in a transaction
 * of the caller. Safe for concurrent use. Failures are
 * {@link io.github.tgsession.SessionStoreException}s.
 *
 * @since 0.1.0
 */
public interface LeaseTable {

	/**
	 * Says that a node is alive from now on for some time.
	 * @param nodeId the id of the node, up to 64 characters
	 * @param description who that is
	 * @param ttl for how long
	 * @return whether the node has been alive for all others until now; false if somebody
	 * may have taken its leases meanwhile
	 */
	boolean renew(String nodeId, String description, Duration ttl);

	/**
	 * Takes a lease and the authorization keys of the session, if nobody alive has them.
	 * It waits for writes of a holder that is taken over.
	 * @param sessionId the session
	 * @param nodeId who takes it
	 * @param gone whether a holder that may still be known as alive has ended
	 * @return what came of it
	 * @throws io.github.tgsession.SessionNotFoundException if the session has been
	 * deleted
	 */
	LeaseAttempt take(long sessionId, String nodeId, Predicate<LeaseHolder> gone);

	/**
	 * Whether a node that may have been taken for dead still has a lease, and nobody
	 * alive has another session with one of its authorization keys. To be asked after a
	 * sign of life.
	 * @param session the session, with the epoch under which it was taken
	 * @param nodeId the node
	 * @param gone whether a holder that may still be known as alive has ended
	 * @return false if the session must not be used any more
	 */
	boolean confirm(SessionRef session, String nodeId, Predicate<LeaseHolder> gone);

	/**
	 * Asks the holder of a lease to release it, unless somebody else who is alive has
	 * asked before. May fail if somebody writes under the lease; it can be tried again.
	 * @param sessionId the session
	 * @param nodeId who wants it
	 */
	void want(long sessionId, String nodeId);

	/**
	 * Takes back that a node wants a lease.
	 * @param sessionId the session
	 * @param nodeId who wanted it
	 */
	void unwant(long sessionId, String nodeId);

	/**
	 * Which leases of a node others want who are alive.
	 * @param nodeId the node
	 * @return the ids of sessions
	 */
	Collection<Long> findWanted(String nodeId);

	/**
	 * Which leases a node has.
	 * @param nodeId the node
	 * @return the epochs by ids of sessions
	 */
	Map<Long, Long> findHeld(String nodeId);

	/**
	 * Releases a lease.
	 * @param session the session, with the epoch under which it was taken
	 * @param nodeId who has it
	 */
	void release(SessionRef session, String nodeId);

	/**
	 * Forgets a node that has released its leases.
	 * @param nodeId the node
	 */
	void forget(String nodeId);

}
