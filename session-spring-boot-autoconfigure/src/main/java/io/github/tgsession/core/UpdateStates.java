package io.github.tgsession.core;

import java.util.List;
import java.util.Map;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Positions in the streams of updates.
 */
final class UpdateStates {

	private final SharedSession session;

	UpdateStates(SharedSession session) {
		this.session = session;
	}

	@Nullable UpdateState find(long entityId) {
		requireBareId(entityId);
		return this.session.store().findUpdateStates(this.session.ref(), List.of(entityId)).get(entityId);
	}

	Map<Long, UpdateState> findAll() {
		return this.session.store().findUpdateStates(this.session.ref(), null);
	}

	void set(long entityId, UpdateState state) {
		apply(entityId, new UpdateStateChange.Set(state));
	}

	void remove(long entityId) {
		apply(entityId, new UpdateStateChange.Remove());
	}

	boolean advance(long entityId, UpdateState state) {
		boolean unsequenced = state.seq() != null && state.seq() == 0;
		UpdateState given = unsequenced ? new UpdateState(state.pts(), state.qts(), null, null) : state;
		if (given.equals(new UpdateState(null, null, null, null))) {
			requireBareId(entityId);
			return true;
		}
		return apply(entityId, new UpdateStateChange.Advance(given));
	}

	boolean compareAndSet(long entityId, @Nullable UpdateState expected, UpdateState next) {
		return apply(entityId, new UpdateStateChange.CompareAndSet(expected, next));
	}

	private boolean apply(long entityId, UpdateStateChange change) {
		requireBareId(entityId);
		return this.session.apply(ChangeSet.of((changes) -> changes.updateState(entityId, change)))
			.refusedStates()
			.isEmpty();
	}

	private static void requireBareId(long entityId) {
		if (entityId < 0) {
			throw new IllegalArgumentException("A position belongs to 0, the general one, or to a bare channel id;"
					+ " the given id is marked, its bare form is " + MarkedIds.unmarked(entityId));
		}
	}

}
