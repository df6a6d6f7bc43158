package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.Objects;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.UpdateStateChange;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one session, at hand and waiting. Used under the lock of the session.
 */
final class PositionMoves {

	private final EntityCache cache;

	private final AtHand atHand;

	PositionMoves(EntityCache cache, AtHand atHand) {
		this.cache = cache;
		this.atHand = atHand;
	}

	/**
	 * The position as everybody sees it, null if it is not at hand.
	 */
	EntityCache.@Nullable Position get(@Nullable PendingChanges pending, long id) {
		PendingState waiting = (pending != null) ? pending.states().get(id) : null;
		if (waiting == null) {
			return this.cache.position(this.atHand.space(), id);
		}
		return waiting.doubtful() ? null : new EntityCache.Position(waiting.value());
	}

	/**
	 * A position that was read below as everybody sees it, if it has not changed since.
	 */
	EntityCache.@Nullable Position ifUnchanged(@Nullable PendingChanges pending, EntityCache.@Nullable Position read,
			long id, long time) {
		PendingState waiting = (pending != null) ? pending.states().get(id) : null;
		if (waiting != null && read != null) {
			return new EntityCache.Position(waiting.visible(read.state()));
		}
		return !this.atHand.hasRemovedSince(time) && this.cache.isPositionUnchangedSince(this.atHand.space(), id, time)
				? read : null;
	}

	static boolean dependsOnKnown(@Nullable UpdateStateChange change) {
		return change instanceof UpdateStateChange.Advance || change instanceof UpdateStateChange.CompareAndSet;
	}

	/**
	 * Moves a position.
	 * @param position where it is, null if that does not matter
	 * @return false if it is refused
	 */
	boolean move(PendingChanges pending, long id, EntityCache.@Nullable Position position, UpdateStateChange change,
			long time) {
		UpdateState known = (position != null) ? position.state() : null;
		if (change instanceof UpdateStateChange.Advance advance) {
			UpdateState result = advance.applyTo(known);
			if (!result.equals(known)) {
				put(pending, id, known, result, true, time);
			}
			return !advance.isRefusedBy(result);
		}
		if (change instanceof UpdateStateChange.CompareAndSet compare) {
			if (!Objects.equals(known, compare.expected())) {
				return false;
			}
			put(pending, id, known, compare.next(), false, time);
		}
		else {
			put(pending, id, known, (change instanceof UpdateStateChange.Set set) ? set.state() : null, false, time);
		}
		return true;
	}

	private void put(PendingChanges pending, long id, @Nullable UpdateState known, @Nullable UpdateState next,
			boolean forwards, long time) {
		PendingState waiting = pending.states().get(id);
		pending.states()
			.put(id, (waiting != null) ? waiting.moved(known, next, forwards)
					: new PendingState(known, next, forwards, false));
		this.cache.stampPosition(this.atHand.space(), id, time);
		this.cache.putPosition(this.atHand.space(), id, new EntityCache.Position(next));
	}

	/**
	 * Takes in a position that was read below and does not wait.
	 */
	void read(Space inSpace, long id, @Nullable UpdateState stored, long time) {
		if (inSpace == this.atHand.space() && !this.atHand.hasRemovedSince(time)
				&& this.cache.isPositionUnchangedSince(inSpace, id, time)) {
			this.cache.putPosition(inSpace, id, new EntityCache.Position(stored));
		}
	}

	void forget(Collection<Long> ids) {
		long time = this.cache.tick();
		for (Long id : ids) {
			this.cache.stampPosition(this.atHand.space(), id, time);
			this.cache.forgetPosition(this.atHand.space(), id);
		}
	}

}
