package io.github.tgsession;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How far a session has read. Entity id 0 is the general position, every other id a bare
 * channel id.
 *
 * @since 0.1.0
 */
public interface UpdateStateOperations {

	/**
	 * A position.
	 * @param entityId 0 or a bare channel id
	 * @return the position, null if none is known
	 */
	@Nullable UpdateState getUpdateState(long entityId);

	/**
	 * All positions.
	 * @return the positions by entity id, ascending
	 */
	Map<Long, UpdateState> getUpdateStates();

	/**
	 * Stores a position as it is told, backwards too: Telegram resets positions.
	 * @param entityId 0 or a bare channel id
	 * @param state the position; a part that is null is forgotten
	 */
	void setUpdateState(long entityId, UpdateState state);

	/**
	 * Forgets a position.
	 * @param entityId 0 or a bare channel id
	 */
	void removeUpdateState(long entityId);

	/**
	 * Moves a position forwards, each given part on its own. Null leaves a part as it is.
	 * A {@code seq} of 0 changes neither {@code seq} nor {@code date}; with another
	 * {@code seq} the {@code date} goes along.
	 * @param entityId 0 or a bare channel id
	 * @param state the new position
	 * @return false if a given part would have gone back; the others have still moved
	 */
	boolean advanceUpdateState(long entityId, UpdateState state);

	/**
	 * Stores a position if the known one is the expected one, in one atomic step.
	 * @param entityId 0 or a bare channel id
	 * @param expected the expected position, null for none
	 * @param next the new position
	 * @return whether it was stored
	 */
	boolean advanceUpdateState(long entityId, @Nullable UpdateState expected, UpdateState next);

}
