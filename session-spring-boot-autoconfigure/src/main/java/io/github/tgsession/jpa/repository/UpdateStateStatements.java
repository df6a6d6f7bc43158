package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.Map;

import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * The statements on positions. Meant for the store: joins the transaction of the calling
 * thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface UpdateStateStatements {

	/**
	 * Reads all positions of a session.
	 * @param sessionId the id of the session
	 * @return the positions by entity id
	 */
	Map<Long, UpdateState> readAll(long sessionId);

	/**
	 * Finds positions.
	 * @param sessionId the id of the session
	 * @param entityIds 0 or bare channel ids
	 * @return the positions by entity id
	 */
	Map<Long, UpdateState> readByIds(long sessionId, Collection<Long> entityIds);

	/**
	 * Finds positions that the same transaction has written, as they are now.
	 * @param sessionId the id of the session
	 * @param entityIds 0 or bare channel ids
	 * @return the positions by entity id
	 */
	Map<Long, UpdateState> readWritten(long sessionId, Collection<Long> entityIds);

	/**
	 * Stores a position.
	 * @param sessionId the id of the session
	 * @param entityId 0 or a bare channel id
	 * @param state the position
	 */
	void store(long sessionId, long entityId, UpdateState state);

	/**
	 * Moves a position forwards, part by part.
	 * @param sessionId the id of the session
	 * @param entityId 0 or a bare channel id
	 * @param state the new position
	 * @see io.github.tgsession.store.UpdateStateChange.Advance
	 */
	void advance(long sessionId, long entityId, UpdateState state);

	/**
	 * Stores a position if the known one is the expected one.
	 * @param sessionId the id of the session
	 * @param entityId 0 or a bare channel id
	 * @param expected the expected position, null for none
	 * @param next the new position
	 * @return whether it was stored
	 */
	boolean compareAndSet(long sessionId, long entityId, @Nullable UpdateState expected, UpdateState next);

	/**
	 * Forgets a position.
	 * @param sessionId the id of the session
	 * @param entityId 0 or a bare channel id
	 */
	void remove(long sessionId, long entityId);

	/**
	 * Deletes all positions of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
