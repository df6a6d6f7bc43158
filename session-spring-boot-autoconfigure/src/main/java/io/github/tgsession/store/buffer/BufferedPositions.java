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
		CallerTransaction transaction = this.store.callerTransaction();
		Participation own = session.participation(transaction);
		Set<Long> ownIds = (own != null) ? own.seen() : Set.of();
		if (ids == null) {
			return session.reads().read((time) -> findAll(session, ownIds));
		}
		Map<Long, UpdateState> found = new TreeMap<>();
		List<Long> missing = new ArrayList<>();
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
			Space space = session.space();
			boolean keep = transaction == null && !this.store.readsOldSnapshot();
			session.reads().read((time) -> {
				Map<Long, UpdateState> stored = this.store.findUpdateStates(session.ref(), missing);
				for (Long id : missing) {
					put(found, id, ownIds.contains(id) ? stored.get(id)
							: session.reads().position(space, id, stored.get(id), keep ? time : EntityCache.NEVER));
				}
				return found;
			});
		}
		return found;
	}

	private Map<Long, UpdateState> findAll(SessionBuffer session, Set<Long> ownIds) {
		Map<Long, UpdateState> found = new TreeMap<>(this.store.findUpdateStates(session.ref(), null));
		session.reads().overlay((pending) -> pending.states().forEach((id, state) -> {
			if (!ownIds.contains(id)) {
				put(found, id, state.visible(found.get(id)));
			}
		}));
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
