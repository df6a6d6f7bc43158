package io.github.tgsession.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.EntityChange;
import org.jspecify.annotations.Nullable;

/**
 * What one call teaches of entities, each entity once. What the store has at hand and
 * knows already is spared as it comes.
 */
final class LearntEntities {

	/**
	 * How old the date of an unchanged entity may become before it is written again.
	 */
	private static final long REFRESH_MILLIS = 24 * 60 * 60 * 1000L;

	private final SharedSession session;

	private final long now;

	private final Map<Long, EntityChange> changes = new LinkedHashMap<>();

	private final Map<Long, EntityChange> ifUnknown = new LinkedHashMap<>();

	/**
	 * Those of the spared that have usernames, as these still compete with what else
	 * comes.
	 */
	private final List<EntityChange> sparedWithUsernames = new ArrayList<>();

	private int spared;

	LearntEntities(SharedSession session, long now) {
		this.session = session;
		this.now = now;
	}

	long now() {
		return this.now;
	}

	int spared() {
		return this.spared;
	}

	boolean isEmpty() {
		return this.changes.isEmpty() && this.ifUnknown.isEmpty();
	}

	Map<Long, EntityChange> changes() {
		return this.changes;
	}

	void add(EntityChange change) {
		long id = change.row().id();
		EntityChange before = this.changes.isEmpty() ? null : this.changes.get(id);
		if (before != null) {
			this.changes.put(id, before.andThen(change));
			return;
		}
		EntityRow atHand = this.session.store().peekEntity(this.session.ref(), id);
		if (atHand == null || isNews(change, atHand) || isStale(atHand)) {
			this.changes.put(id, change);
			return;
		}
		this.spared++;
		if (!change.partial() && !change.row().usernames().isEmpty()) {
			this.sparedWithUsernames.add(change);
		}
	}

	void addIfUnknown(@Nullable EntityChange change) {
		if (change != null && this.session.store().peekEntity(this.session.ref(), change.row().id()) == null) {
			this.ifUnknown.put(change.row().id(), change);
		}
	}

	/**
	 * What the store knows of the entities that were not spared. What was to be learnt
	 * only of unknown entities is settled by that.
	 */
	Map<Long, EntityRow> findKnown() {
		settleUsernames();
		if (isEmpty()) {
			return Map.of();
		}
		Set<Long> ids = new LinkedHashSet<>(this.changes.keySet());
		ids.addAll(this.ifUnknown.keySet());
		Map<Long, EntityRow> known = this.session.store().findEntities(this.session.ref(), ids);
		this.ifUnknown.forEach((id, change) -> {
			if (!known.containsKey(id)) {
				this.changes.putIfAbsent(id, change);
			}
		});
		return known;
	}

	/**
	 * Of several entities that came with one username, only the one that wins it keeps it
	 * here: otherwise the others would claim it again each time they come.
	 */
	private void settleUsernames() {
		Map<String, Long> winners = new HashMap<>();
		for (EntityChange change : this.changes.values()) {
			for (String username : change.usernames()) {
				winners.merge(username, change.row().id(), Math::max);
			}
		}
		if (winners.isEmpty()) {
			return;
		}
		// Who came once more with something new is no longer what was spared.
		this.sparedWithUsernames.removeIf((change) -> this.changes.containsKey(change.row().id()));
		for (EntityChange change : this.sparedWithUsernames) {
			for (String username : change.usernames()) {
				winners.computeIfPresent(username, (key, id) -> Math.max(id, change.row().id()));
			}
		}
		for (EntityChange change : this.sparedWithUsernames) {
			if (!keepsAll(change, winners) && this.changes.putIfAbsent(change.row().id(), change) == null) {
				this.spared--;
			}
		}
		this.changes.replaceAll((id, change) -> keepsAll(change, winners) ? change : without(change, winners));
	}

	private static boolean keepsAll(EntityChange change, Map<String, Long> winners) {
		for (String username : change.usernames()) {
			if (isLost(username, change, winners)) {
				return false;
			}
		}
		return true;
	}

	private static EntityChange without(EntityChange change, Map<String, Long> winners) {
		List<String> won = new ArrayList<>(change.usernames());
		won.removeIf((username) -> isLost(username, change, winners));
		return new EntityChange(change.row().withUsernames(won), false);
	}

	private static boolean isLost(String username, EntityChange change, Map<String, Long> winners) {
		Long winner = winners.get(username);
		return winner != null && winner != change.row().id();
	}

	static boolean isNews(EntityChange change, @Nullable EntityRow stored) {
		if (stored == null) {
			return true;
		}
		EntityRow row = change.row();
		if (row.migratedTo() != null && !row.migratedTo().equals(stored.migratedTo())) {
			return true;
		}
		if (change.partial()) {
			return row.accessHash() != 0 && row.accessHash() != stored.accessHash();
		}
		return row.accessHash() != stored.accessHash() || row.flags() != stored.flags()
				|| !Objects.equals(row.username(), stored.username()) || !Objects.equals(row.phone(), stored.phone())
				|| !Objects.equals(row.name(), stored.name()) || !haveSame(row.usernames(), stored.usernames());
	}

	private static boolean haveSame(List<String> first, List<String> second) {
		int size = first.size();
		if (size == second.size()) {
			int i = 0;
			while (i < size && first.get(i).equals(second.get(i))) {
				i++;
			}
			if (i == size) {
				return true;
			}
		}
		// Whoever else writes a store may keep another order.
		return new HashSet<>(first).equals(new HashSet<>(second));
	}

	boolean isStale(@Nullable EntityRow stored) {
		return stored != null && this.now - stored.seenAt() >= REFRESH_MILLIS;
	}

}
