package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.EntityRow;

/**
 * The statements on users, basic chats and channels. Meant for the store: joins the
 * transaction of the calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface PeerStatements {

	/**
	 * Finds peers by marked id.
	 * @param sessionId the id of the session
	 * @param ids marked ids
	 * @return the peers by id, without usernames
	 */
	Map<Long, EntityRow> readByIds(long sessionId, Collection<Long> ids);

	/**
	 * Finds a peer by marked id.
	 * @param sessionId the id of the session
	 * @param id a marked id
	 * @return the peer, without usernames
	 */
	Optional<EntityRow> readById(long sessionId, long id);

	/**
	 * Finds the peer that a username leads to.
	 * @param sessionId the id of the session
	 * @param username a username in lower case
	 * @return the peer, without usernames
	 */
	Optional<EntityRow> readByUsername(long sessionId, String username);

	/**
	 * Finds the peer with a phone number, of several the one with the lowest marked id.
	 * @param sessionId the id of the session
	 * @param phone digits
	 * @return the peer, without usernames
	 */
	Optional<EntityRow> readByPhone(long sessionId, String phone);

	/**
	 * Finds the peer with a display name, of several the one with the lowest marked id.
	 * @param sessionId the id of the session
	 * @param name an exact name
	 * @return the peer, without usernames
	 */
	Optional<EntityRow> readByName(long sessionId, String name);

	/**
	 * Finds peers by phone number.
	 * @param sessionId the id of the session
	 * @param phones digits
	 * @return the lowest marked ids by phone
	 */
	Map<String, Long> readIdsByPhone(long sessionId, Collection<String> phones);

	/**
	 * Finds peers by display name.
	 * @param sessionId the id of the session
	 * @param names exact names
	 * @return the lowest marked ids by name
	 */
	Map<String, Long> readIdsByName(long sessionId, Collection<String> names);

	/**
	 * Reads peers in the order of their marked ids.
	 * @param sessionId the id of the session
	 * @param fromId the lowest id to read
	 * @param limit how many at the most
	 * @return the peers, without usernames
	 */
	List<EntityRow> readFrom(long sessionId, long fromId, int limit);

	/**
	 * Counts peers.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countAll(long sessionId);

	/**
	 * Stores peers of which everything was seen.
	 * @param sessionId the id of the session
	 * @param rows the peers, in the order of their marked ids
	 */
	void storeFull(long sessionId, List<EntityRow> rows);

	/**
	 * Stores peers of which only id and access hash were seen.
	 * @param sessionId the id of the session
	 * @param rows the peers, in the order of their marked ids
	 */
	void storePartial(long sessionId, List<EntityRow> rows);

	/**
	 * Deletes all peers of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
