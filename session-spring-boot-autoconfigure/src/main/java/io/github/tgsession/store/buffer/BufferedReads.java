package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Looks entities up: at hand first, then in the store below, over which what waits is
 * laid.
 */
final class BufferedReads {

	private final SessionStore store;

	private final EntityCache cache;

	private final BufferStatistics statistics;

	private final Consumer<SessionBuffer> flush;

	BufferedReads(SessionStore store, EntityCache cache, BufferStatistics statistics, Consumer<SessionBuffer> flush) {
		this.flush = flush;
		this.store = store;
		this.cache = cache;
		this.statistics = statistics;
	}

	@Nullable EntityRow peek(SessionBuffer session, long id) {
		Space space = session.space();
		EntityRow row = atHand(space, this.cache.row(space, id));
		if (row != null) {
			this.statistics.hit();
		}
		return row;
	}

	/**
	 * The row with its usernames, if it is at hand and each of them is known to be its.
	 */
	private @Nullable EntityRow atHand(Space space, EntityCache.@Nullable Row row) {
		EntityRow entity = (row != null && row.areUsernamesKnown()) ? row.entity() : null;
		if (entity != null) {
			List<String> usernames = entity.usernames();
			for (int index = 0; index < usernames.size(); index++) {
				EntityCache.Answer answer = this.cache.answer(space, EntityText.USERNAME, usernames.get(index));
				if (answer == null || answer.owner() == null || answer.owner().id() != entity.id()) {
					return null;
				}
			}
		}
		return entity;
	}

	Map<Long, EntityRow> find(SessionBuffer session, Collection<Long> ids) {
		Space space = session.space();
		Map<Long, EntityRow> found = new HashMap<>();
		List<Long> missing = new ArrayList<>();
		for (Long id : ids) {
			EntityCache.Row known = this.cache.row(space, id);
			EntityRow row = atHand(space, known);
			if (row != null) {
				found.put(id, row);
			}
			else if (known == null || known.entity() != null || known.isExpired()) {
				missing.add(id);
			}
		}
		if (!missing.isEmpty()) {
			removeNew(session, space, missing);
		}
		if (missing.isEmpty()) {
			this.statistics.hit();
			return found;
		}
		this.statistics.missed(1);
		found.putAll(reading(session, (time) -> {
			Map<Long, EntityRow> read = new HashMap<>();
			Map<Long, EntityRow> stored = this.store.findEntities(session.ref(), missing);
			for (Long id : missing) {
				EntityRow row = session.reads().entity(space, id, stored.get(id), true, time);
				if (row != null) {
					read.put(id, row);
				}
			}
			return read;
		}));
		return found;
	}

	/**
	 * Leaves out who cannot be in the store below, as all who are there are at hand.
	 */
	private void removeNew(SessionBuffer session, Space space, List<Long> missing) {
		if (space.mayBeComplete() && !this.store.readsOldSnapshot()) {
			space.noteEmpty(this.store.readEntities(session.ref(), null, 1).isEmpty());
		}
		if (space.isComplete()) {
			missing.removeIf((id) -> {
				EntityCache.Row row = this.cache.row(space, id);
				return (row == null || row.entity() == null) && space.isComplete();
			});
		}
	}

	/**
	 * Reads the store below.
	 * @param work is given the time before that
	 */
	private <T extends @Nullable Object> T reading(SessionBuffer session, LongFunction<T> work) {
		boolean old = this.store.readsOldSnapshot();
		return session.reads().read((time) -> work.apply(old ? EntityCache.NEVER : time));
	}

	@Nullable EntityRow lookUp(SessionBuffer session, long id) {
		Space space = session.space();
		EntityCache.Row row = this.cache.row(space, id);
		if (row != null && !row.isExpired()) {
			this.statistics.hit();
			return row.entity();
		}
		this.statistics.missed(1);
		return reading(session,
				(time) -> session.reads().entity(space, id, this.store.lookUp(session.ref(), id), false, time));
	}

	@Nullable EntityRow lookUpBare(SessionBuffer session, long bareId) {
		Space space = session.space();
		EntityCache.Row user = this.cache.row(space, bareId);
		if (user != null && user.isOnly()) {
			this.statistics.hit();
			return user.entity();
		}
		return reading(session, (time) -> lookUpBare(session, space, bareId, time));
	}

	private @Nullable EntityRow lookUpBare(SessionBuffer session, Space space, long bareId, long time) {
		List<Long> candidates = MarkedIds.candidates(bareId);
		EntityRow found = null;
		if (isOneAtHand(space, candidates)) {
			for (int index = 0; index < candidates.size() && found == null; index++) {
				found = lookUp(session, candidates.get(index));
			}
		}
		else {
			this.statistics.missed(1);
			EntityRow stored = this.store.lookUpBare(session.ref(), bareId);
			for (int index = 0; index < candidates.size() && found == null; index++) {
				Long id = candidates.get(index);
				boolean here = stored != null && stored.id() == id;
				found = session.reads().entity(space, id, here ? stored : null, false, time);
				if (here && found == null) {
					break;
				}
			}
		}
		if (found != null && found.id() == bareId) {
			session.reads().onlyUser(space, bareId, candidates.subList(0, candidates.size() - 1), time);
		}
		return found;
	}

	private boolean isOneAtHand(Space space, List<Long> ids) {
		for (Long id : ids) {
			EntityCache.Row row = this.cache.row(space, id);
			if (row != null && !row.isExpired()) {
				return true;
			}
		}
		return false;
	}

	@Nullable EntityRow lookUp(SessionBuffer session, EntityText kind, String text) {
		Space space = session.space();
		EntityCache.Answer answer = this.cache.answer(space, kind, text);
		if (isNobody(answer)) {
			this.statistics.hit();
			return null;
		}
		EntityRow answered = answered(session, space, kind, text, answer);
		if (answered != null) {
			return answered;
		}
		this.statistics.missed(1);
		return reading(session,
				(time) -> resolve(session, space, kind, text, this.store.lookUp(session.ref(), kind, text), time));
	}

	private static boolean isNobody(EntityCache.@Nullable Answer answer) {
		return answer != null && answer.owner() == null && !answer.isExpired();
	}

	private @Nullable EntityRow answered(SessionBuffer session, Space space, EntityText kind, String text,
			EntityCache.@Nullable Answer answer) {
		if (answer == null || answer.owner() == null) {
			return null;
		}
		EntityRow row = ownerOf(session, space, answer, answer.owner().id());
		if (row != null && (kind == EntityText.USERNAME || text.equals(kind.of(row)))) {
			return row;
		}
		this.cache.forgetAnswer(space, kind, text);
		return null;
	}

	private @Nullable EntityRow ownerOf(SessionBuffer session, Space space, EntityCache.Answer answer, long id) {
		EntityCache.Row known = answer.row();
		if (known != null) {
			this.statistics.hit();
			return known.entity();
		}
		EntityRow row = lookUp(session, id);
		answer.keep(this.cache.row(space, id));
		return row;
	}

	private @Nullable EntityRow resolve(SessionBuffer session, Space space, EntityText kind, String text,
			@Nullable EntityRow stored, long time) {
		return (kind == EntityText.USERNAME) ? byUsername(session, space, text, stored, time)
				: byText(session, space, kind, text, stored, time);
	}

	private @Nullable EntityRow byUsername(SessionBuffer session, Space space, String username,
			@Nullable EntityRow stored, long time) {
		Owner below = (stored != null) ? new Owner(stored.id(), stored.seenAt()) : null;
		Owner owner = session.reads().owner(username, below);
		session.reads().answer(space, EntityText.USERNAME, username, owner, time);
		if (owner == null) {
			return null;
		}
		return (stored != null && stored.id() == owner.id())
				? session.reads().entity(space, owner.id(), stored, false, time) : lookUp(session, owner.id());
	}

	/**
	 * The lowest id that has the text, here or below.
	 */
	private @Nullable EntityRow byText(SessionBuffer session, Space space, EntityText kind, String text,
			@Nullable EntityRow stored, long time) {
		EntityRow below = (stored != null) ? session.reads().entity(space, stored.id(), stored, false, time) : null;
		if (below != null && !text.equals(kind.of(below))) {
			// Renamed and not yet written, so that another one below it may be meant.
			this.flush.accept(session);
			below = this.store.lookUp(session.ref(), kind, text);
		}
		TreeSet<Long> ids = new TreeSet<>(session.reads().waitingIds(kind, text));
		if (below != null) {
			ids.add(below.id());
		}
		for (Long id : ids) {
			EntityRow row = (below != null && id == below.id()) ? below : lookUp(session, id);
			if (row != null && text.equals(kind.of(row))) {
				session.reads().answer(space, kind, text, new Owner(id, row.seenAt()), time);
				return row;
			}
		}
		session.reads().answer(space, kind, text, null, time);
		return null;
	}

	Map<String, EntityRow> find(SessionBuffer session, EntityText kind, Collection<String> texts) {
		Space space = session.space();
		Map<String, Long> ids = new LinkedHashMap<>();
		List<String> missing = new ArrayList<>();
		for (String text : texts) {
			EntityCache.Answer answer = this.cache.answer(space, kind, text);
			EntityRow row = answered(session, space, kind, text, answer);
			if (row != null) {
				ids.put(text, row.id());
			}
			else if (!isNobody(answer)) {
				missing.add(text);
			}
		}
		if (!missing.isEmpty()) {
			this.statistics.missed(1);
			ids.putAll(reading(session, (time) -> {
				Map<String, Long> read = new LinkedHashMap<>();
				Map<String, EntityRow> stored = this.store.findEntitiesByText(session.ref(), kind, missing);
				for (String text : missing) {
					EntityRow row = resolve(session, space, kind, text, stored.get(text), time);
					if (row != null) {
						read.put(text, row.id());
					}
				}
				return read;
			}));
		}
		Map<Long, EntityRow> rows = find(session, ids.values());
		Map<String, EntityRow> found = new HashMap<>();
		ids.forEach((text, id) -> {
			EntityRow row = rows.get(id);
			if (row != null) {
				found.put(text, row);
			}
		});
		return found;
	}

}
