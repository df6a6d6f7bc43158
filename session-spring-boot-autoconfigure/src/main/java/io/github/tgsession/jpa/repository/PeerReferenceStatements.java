package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.tgsession.store.PeerReferenceRow;

/**
 * The statements on messages in which peers were seen. Meant for the store: joins the
 * transaction of the calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface PeerReferenceStatements {

	/**
	 * Finds references.
	 * @param sessionId the id of the session
	 * @param ids marked ids
	 * @return the references by marked id
	 */
	Map<Long, PeerReferenceRow> readByIds(long sessionId, Collection<Long> ids);

	/**
	 * Reads references in the order of their marked ids.
	 * @param sessionId the id of the session
	 * @param fromId the lowest id to read
	 * @param limit how many at the most
	 * @return the references
	 */
	List<PeerReferenceRow> readFrom(long sessionId, long fromId, int limit);

	/**
	 * Stores references.
	 * @param sessionId the id of the session
	 * @param rows the references, in the order of their marked ids
	 */
	void store(long sessionId, List<PeerReferenceRow> rows);

	/**
	 * Deletes all references of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
