package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads positions as the calling thread sees them: those that its transaction has moved
 * below, all others at hand first.
 */
final class BufferedPositions {

	private final SessionStore store;

	BufferedPositions(SessionStore store) {
		this.store = store;
	}

	Map<Long, UpdateState> find(SessionBuffer session, @Nullable Collection<Long> ids) {
		Space space = session.space();
		CallerTransaction transaction = this.store.callerTransaction();
		boolean keep = transaction == null && !this.store.readsOldSnapshot();
		long time = keep ? session.time() : EntityCache.NEVER;
		Participation own = session.participation(transaction);
		Set<Long> ownIds = (own != null) ? own.states() : Set.of();
		Map<Long, UpdateState> found = new TreeMap<>();
		List<Long> missing = new ArrayList<>();
		if (ids == null) {
			Map<Long, UpdateState> stored = this.store.findUpdateStates(session.ref(), null);
			found.putAll(stored);
			session.reads().overlay((pending) -> pending.states().forEach((id, state) -> {
				if (!ownIds.contains(id)) {
					put(found, id, state.value());
				}
			}));
			return found;
		}
		for (Long id : ids) {
			EntityCache.Position known = ownIds.contains(id) ? null : session.position(id);
			if (known == null) {
				missing.add(id);
			}
			else {
				put(found, id, known.state());
			}
		}
		if (!missing.isEmpty()) {
			Map<Long, UpdateState> stored = this.store.findUpdateStates(session.ref(), missing);
			for (Long id : missing) {
				put(found, id, ownIds.contains(id) ? stored.get(id)
						: session.reads().position(space, id, stored.get(id), time));
			}
		}
		return found;
	}

	private static void put(Map<Long, UpdateState> found, Long id, @Nullable UpdateState state) {
		if (state != null) {
			found.put(id, state);
		}
		else {
			found.remove(id);
		}
	}

}
