package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.store.LeaseHolder;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code telegram_lease}, {@code telegram_node} and
 * {@code telegram_key_claim} with native statements. Times are those of the database.
 *
 * @since 0.1.0
 */
public interface LeaseStatements {

	/**
	 * Lets the statements of the transaction at hand fail if the database does not answer
	 * for some time.
	 * @param millis how long
	 */
	void limitSilence(int millis);

	/**
	 * Lets a node live on, if it has been alive until now.
	 * @param nodeId the node
	 * @param description who that is
	 * @param ttlMillis for how long from now on
	 * @return whether it has been
	 */
	boolean prolong(String nodeId, String description, long ttlMillis);

	/**
	 * Lets a node live, whether it was known or not.
	 * @param nodeId the node
	 * @param description who that is
	 * @param ttlMillis for how long from now on
	 */
	void revive(String nodeId, String description, long ttlMillis);

	/**
	 * Waits for who prolongs the life of a node, and keeps it from being prolonged.
	 * @param nodeId the node
	 * @return until when it is known to be alive, empty if it is not known
	 */
	Optional<Long> lockNode(String nodeId);

	/**
	 * Forgets a node.
	 * @param nodeId the node
	 */
	void deleteNode(String nodeId);

	/**
	 * Forgets nodes that ended long ago without saying so.
	 * @param olderThanMillis how long ago at the least
	 */
	void deleteNodes(long olderThanMillis);

	/**
	 * Reads a lease.
	 * @param sessionId the session
	 * @return the lease, empty if there never was one
	 */
	Optional<Lease> read(long sessionId);

	/**
	 * Makes a lease that nobody has, if there is none.
	 * @param sessionId the session
	 */
	void insertIfAbsent(long sessionId);

	/**
	 * Keeps others from changing a lease or writing under it, if nobody does so.
	 * @param sessionId the session
	 * @return false if there is no lease or somebody else has locked it
	 */
	boolean lockIfFree(long sessionId);

	/**
	 * Waits for who writes under a lease or changes it, and keeps others from both.
	 * @param sessionId the session
	 */
	void lock(long sessionId);

	/**
	 * Keeps others from changing a lease for as long as it takes to ask for it. Where
	 * that is possible, whoever writes under the lease is not waited for; elsewhere it is
	 * waited for in the row of the others, but not for long.
	 * @param sessionId the session
	 */
	void lockToAsk(long sessionId);

	/**
	 * Gives a lease to a node.
	 * @param sessionId the session
	 * @param nodeId the node
	 * @param epoch the new epoch
	 */
	void give(long sessionId, String nodeId, long epoch);

	/**
	 * Takes a lease from a node, if that has it under an epoch.
	 * @param sessionId the session
	 * @param nodeId the node
	 * @param epoch the epoch
	 */
	void release(long sessionId, String nodeId, long epoch);

	/**
	 * Notes who wants a lease.
	 * @param sessionId the session
	 * @param nodeId the node
	 */
	void want(long sessionId, String nodeId);

	/**
	 * Forgets that a node wants a lease.
	 * @param sessionId the session
	 * @param nodeId the node
	 */
	void unwant(long sessionId, String nodeId);

	/**
	 * Which leases of a node are wanted by others that are alive.
	 * @param nodeId the node
	 * @return the sessions
	 */
	Collection<Long> findWanted(String nodeId);

	/**
	 * Which leases a node has.
	 * @param nodeId the node
	 * @return epochs by session
	 */
	Map<Long, Long> findHeld(String nodeId);

	/**
	 * Waits for who else takes a session with one of the authorization keys of a session,
	 * or gives one of them to a session, and keeps others from it.
	 * @param sessionId the session
	 */
	void claimKeys(long sessionId);

	/**
	 * Which other sessions with one of the authorization keys of a session belong to
	 * nodes that are alive.
	 * @param sessionId the session
	 * @return their holders by session
	 */
	Map<Long, LeaseHolder> findRivals(long sessionId);

	/**
	 * A lease.
	 *
	 * @param epoch how often it has been taken
	 * @param holder who has it, null if nobody has
	 * @param wanter who wants it, null if nobody does
	 * @param now the time of the database, in milliseconds since 1970
	 */
	record Lease(long epoch, @Nullable LeaseHolder holder, @Nullable LeaseHolder wanter, long now) {

		/**
		 * Whether the lease can be taken, as far as its holder is concerned.
		 * @param nodeId who would take it
		 * @return whether nobody else who is alive has it
		 */
		public boolean isFreeFor(String nodeId) {
			return this.holder == null || this.holder.nodeId().equals(nodeId) || this.holder.until() <= this.now;
		}

		/**
		 * Whether somebody else has asked for it before.
		 * @param nodeId who would take it
		 * @return whether another node that is alive wants it
		 */
		public boolean isReservedAgainst(String nodeId) {
			return this.wanter != null && !this.wanter.nodeId().equals(nodeId) && this.wanter.until() > this.now;
		}

	}

}
