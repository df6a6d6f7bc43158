package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one session on the heap, indexed by id, username, phone and name.
 * Writers are serialized by the session; readers need no lock. A reader may see an index
 * ahead of the entity, so what an index names is checked against the entity.
 */
final class MemoryEntities {

	private final Map<Long, EntityRow> rows = new ConcurrentHashMap<>();

	private final Map<String, Owner> usernames = new ConcurrentHashMap<>();

	/**
	 * Marked ids in ascending order; an array, because nearly all have one element.
	 */
	private final Map<String, long[]> phones = new ConcurrentHashMap<>();

	private final Map<String, long[]> names = new ConcurrentHashMap<>();

	/**
	 * The ids in order, for reading in pages; null if there are new ones.
	 */
	private volatile long @Nullable [] order;

	Map<Long, EntityRow> find(Collection<Long> ids) {
		Map<Long, EntityRow> result = new HashMap<>();
		for (Long id : ids) {
			EntityRow row = find(id);
			if (row != null) {
				result.put(id, row);
			}
		}
		return result;
	}

	private @Nullable EntityRow find(long id) {
		EntityRow row = this.rows.get(id);
		if (row == null || row.usernames().stream().allMatch((username) -> owns(username, id))) {
			return row;
		}
		return row.withUsernames(row.usernames().stream().filter((username) -> owns(username, id)).toList());
	}

	private boolean owns(String username, long id) {
		Owner owner = this.usernames.get(username);
		return owner != null && owner.entityId() == id;
	}

	Map<String, EntityRow> findByUsername(Collection<String> keys) {
		return find(keys, (username) -> {
			Owner owner = this.usernames.get(username);
			return (owner != null) ? find(owner.entityId()) : null;
		});
	}

	Map<String, EntityRow> findByPhone(Collection<String> keys) {
		return find(keys, (phone) -> first(this.phones.get(phone), phone, EntityRow::phone));
	}

	Map<String, EntityRow> findByName(Collection<String> keys) {
		return find(keys, (name) -> first(this.names.get(name), name, EntityRow::name));
	}

	private static Map<String, EntityRow> find(Collection<String> keys, Function<String, @Nullable EntityRow> finder) {
		Map<String, EntityRow> result = new HashMap<>();
		for (String key : keys) {
			EntityRow row = finder.apply(key);
			if (row != null) {
				result.put(key, row);
			}
		}
		return result;
	}

	private @Nullable EntityRow first(long @Nullable [] ids, String key, Function<EntityRow, @Nullable String> part) {
		if (ids != null) {
			for (long id : ids) {
				EntityRow row = find(id);
				if (row != null && key.equals(part.apply(row))) {
					return row;
				}
			}
		}
		return null;
	}

	List<EntityRow> read(@Nullable Long afterId, int limit) {
		long[] ids = this.order;
		if (ids == null || afterId == null) {
			ids = this.rows.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
			this.order = ids;
		}
		int start = 0;
		if (afterId != null) {
			int position = Arrays.binarySearch(ids, afterId);
			start = (position >= 0) ? position + 1 : -position - 1;
		}
		return Arrays.stream(ids, start, ids.length)
			.mapToObj(this::find)
			.filter((row) -> row != null)
			.limit(limit)
			.toList();
	}

	long count() {
		return this.rows.size();
	}

	void clear() {
		this.rows.clear();
		this.order = null;
		this.usernames.clear();
		this.phones.clear();
		this.names.clear();
	}

	void apply(ChangeSet changes) {
		changes.lostUsernames()
			.forEach((lost) -> this.usernames.computeIfPresent(lost.username(),
					(username, owner) -> (owner.entityId() == lost.entityId()) ? null : owner));
		changes.entities().forEach(this::apply);
	}

	private void apply(EntityChange change) {
		long id = change.row().id();
		EntityRow before = this.rows.get(id);
		EntityRow after = withKeptUsernames(change.applyTo(before), before);
		if (this.rows.put(id, after) == null) {
			this.order = null;
		}
		reindex(this.phones, id, (before != null) ? before.phone() : null, after.phone());
		reindex(this.names, id, (before != null) ? before.name() : null, after.name());
		for (String username : change.usernames()) {
			this.usernames.merge(username, new Owner(id, after.seenAt()), Owner::later);
		}
	}

	/**
	 * A username that was not lost still resolves, so the entity still has it.
	 */
	private EntityRow withKeptUsernames(EntityRow after, @Nullable EntityRow before) {
		if (before == null || after.usernames().containsAll(before.usernames())) {
			return after;
		}
		Set<String> usernames = new TreeSet<>(after.usernames());
		before.usernames().stream().filter((username) -> owns(username, after.id())).forEach(usernames::add);
		List<String> ordered = new ArrayList<>(usernames);
		String own = after.username();
		if (own != null && ordered.remove(own)) {
			ordered.add(0, own);
		}
		return after.withUsernames(ordered);
	}

	private static void reindex(Map<String, long[]> index, long id, @Nullable String before, @Nullable String after) {
		if (before != null && !before.equals(after)) {
			index.computeIfPresent(before, (key, ids) -> without(ids, id));
		}
		if (after != null && !after.equals(before)) {
			index.merge(after, new long[] { id }, (ids, added) -> with(ids, id));
		}
	}

	private static long[] with(long[] ids, long id) {
		int position = Arrays.binarySearch(ids, id);
		if (position >= 0) {
			return ids;
		}
		int insertion = -position - 1;
		long[] result = new long[ids.length + 1];
		System.arraycopy(ids, 0, result, 0, insertion);
		result[insertion] = id;
		System.arraycopy(ids, insertion, result, insertion + 1, ids.length - insertion);
		return result;
	}

	private static long @Nullable [] without(long[] ids, long id) {
		long[] result = Arrays.stream(ids).filter((known) -> known != id).toArray();
		return (result.length != 0) ? result : null;
	}

	private record Owner(long entityId, long seenAt) {

		Owner later(Owner other) {
			boolean otherIsLater = (other.seenAt != this.seenAt) ? other.seenAt > this.seenAt
					: other.entityId > this.entityId;
			return otherIsLater ? other : this;
		}

	}

}
