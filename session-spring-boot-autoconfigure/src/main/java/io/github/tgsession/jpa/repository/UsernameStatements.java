package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.tgsession.store.LostUsername;

/**
 * The statements on usernames. Meant for the store: joins the transaction of the calling
 * thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface UsernameStatements {

	/**
	 * Finds the peers that usernames lead to.
	 * @param sessionId the id of the session
	 * @param usernames usernames in lower case
	 * @return the marked ids by username
	 */
	Map<String, Long> readIds(long sessionId, Collection<String> usernames);

	/**
	 * Finds the usernames that lead to peers.
	 * @param sessionId the id of the session
	 * @param ids marked ids
	 * @return the usernames in order, by marked id
	 */
	Map<Long, List<String>> readByIds(long sessionId, Collection<Long> ids);

	/**
	 * Lets usernames lead to peers, each unless it was seen at another one later.
	 * @param sessionId the id of the session
	 * @param claims the claims, in the order of usernames, each of them once
	 */
	void claim(long sessionId, List<Claim> claims);

	/**
	 * Takes usernames from peers, where they still lead to them.
	 * @param sessionId the id of the session
	 * @param lost the usernames
	 */
	void release(long sessionId, List<LostUsername> lost);

	/**
	 * Deletes all usernames of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

	/**
	 * A username that was seen at a peer.
	 *
	 * @param username the username in lower case
	 * @param entityId the marked id of the peer
	 * @param seenAt when it was seen there, in milliseconds since 1970
	 */
	record Claim(String username, long entityId, long seenAt) {

	}

}
