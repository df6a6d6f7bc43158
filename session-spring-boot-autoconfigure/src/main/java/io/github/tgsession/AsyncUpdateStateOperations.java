package io.github.tgsession;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * {@link UpdateStateOperations} for callers that must not wait.
 *
 * @since 0.1.0
 */
public interface AsyncUpdateStateOperations {

	/**
	 * A position.
	 * @param entityId 0 or a bare channel id
	 * @return the position, null if none is known
	 */
	CompletableFuture<@Nullable UpdateState> getUpdateState(long entityId);

	/**
	 * All positions.
	 * @return the positions by entity id, ascending
	 */
	CompletableFuture<Map<Long, UpdateState>> getUpdateStates();

	/**
	 * Stores a position as it is told.
	 * @param entityId 0 or a bare channel id
	 * @param state as for {@link UpdateStateOperations#setUpdateState(long, UpdateState)}
	 * @return completed when every call sees it
	 */
	CompletableFuture<@Nullable Void> setUpdateState(long entityId, UpdateState state);

	/**
	 * Forgets a position.
	 * @param entityId 0 or a bare channel id
	 * @return completed when no call sees it any more
	 */
	CompletableFuture<@Nullable Void> removeUpdateState(long entityId);

	/**
	 * Moves a position forwards, each given part on its own.
	 * @param entityId 0 or a bare channel id
	 * @param state as for
	 * {@link UpdateStateOperations#advanceUpdateState(long, UpdateState)}
	 * @return false if a given part would have gone back; the others have still moved
	 */
	CompletableFuture<Boolean> advanceUpdateState(long entityId, UpdateState state);

	/**
	 * Stores a position if the known one is the expected one, in one atomic step.
	 * @param entityId 0 or a bare channel id
	 * @param expected the expected position, null for none
	 * @param next the new position
	 * @return whether it was stored
	 */
	CompletableFuture<Boolean> advanceUpdateState(long entityId, @Nullable UpdateState expected, UpdateState next);

}
