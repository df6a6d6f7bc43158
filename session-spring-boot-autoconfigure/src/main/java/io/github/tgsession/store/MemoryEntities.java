package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one session on the heap, indexed by id, username, phone and name.
 * Writers are serialized by the session; readers need no lock. The indexes hold the
 * entities themselves, and follow one after the other: a reader may find an entity as it
 * was a moment ago, but never one that has not got what was asked for.
 */
final class MemoryEntities {

	private final MemoryRows rows = new MemoryRows();

	private final MemoryUsernames usernames = new MemoryUsernames(this.rows);

	private final MemoryTexts phones = new MemoryTexts(EntityText.PHONE, this.rows);

	private final MemoryTexts names = new MemoryTexts(EntityText.NAME, this.rows);

	private final MemoryOrder order = new MemoryOrder(this.rows);

	private volatile long count;

	@Nullable EntityRow peek(long id) {
		return withOwnUsernames(this.rows.get(id));
	}

	@Nullable EntityRow lookUp(long id) {
		return this.rows.get(id);
	}

	@Nullable EntityRow lookUpBare(long bareId) {
		return this.rows.getBare(bareId);
	}

	@Nullable EntityRow lookUp(EntityText kind, String text) {
		return switch (kind) {
			case USERNAME -> this.usernames.find(text);
			case PHONE -> this.phones.first(text);
			case NAME -> this.names.first(text);
		};
	}

	Map<Long, EntityRow> find(Collection<Long> ids) {
		return find(ids, this.rows::get);
	}

	Map<String, EntityRow> find(EntityText kind, Collection<String> texts) {
		return find(texts, (text) -> lookUp(kind, text));
	}

	private <K> Map<K, EntityRow> find(Collection<K> keys, Function<K, @Nullable EntityRow> finder) {
		Map<K, EntityRow> result = new HashMap<>();
		for (K key : keys) {
			EntityRow row = withOwnUsernames(finder.apply(key));
			if (row != null) {
				result.put(key, row);
			}
		}
		return result;
	}

	/**
	 * What an entity is stored with may be somebody else's by now.
	 */
	private @Nullable EntityRow withOwnUsernames(@Nullable EntityRow row) {
		if (row == null || ownsAll(row)) {
			return row;
		}
		return row
			.withUsernames(row.usernames().stream().filter((name) -> this.usernames.owns(name, row.id())).toList());
	}

	private boolean ownsAll(EntityRow row) {
		for (String username : row.usernames()) {
			if (!this.usernames.owns(username, row.id())) {
				return false;
			}
		}
		return true;
	}

	List<EntityRow> read(@Nullable Long afterId, int limit) {
		List<EntityRow> result = new ArrayList<>();
		for (long id : this.order.page(afterId, limit)) {
			EntityRow row = peek(id);
			if (row != null) {
				result.add(row);
			}
		}
		return result;
	}

	long count() {
		return this.count;
	}

	void clear() {
		this.rows.clear();
		this.order.clear();
		this.usernames.clear();
		this.phones.clear();
		this.names.clear();
		this.count = 0;
	}

	void apply(ChangeSet changes) {
		changes.lostUsernames().forEach(this.usernames::lose);
		changes.entities().forEach(this::apply);
		this.count = this.rows.size();
	}

	private void apply(EntityChange change) {
		long id = change.row().id();
		EntityRow before = this.rows.get(id);
		EntityRow after = withKeptUsernames(change.applyTo(before), before);
		this.rows.put(id, after);
		if (before == null) {
			this.order.add(id);
		}
		this.phones.replace(before, after);
		this.names.replace(before, after);
		this.usernames.replace(change, before, after);
	}

	/**
	 * A username that was not lost still resolves, so the entity still has it.
	 */
	private EntityRow withKeptUsernames(EntityRow after, @Nullable EntityRow before) {
		if (before == null || after.usernames().containsAll(before.usernames())) {
			return after;
		}
		Set<String> all = new HashSet<>(after.usernames());
		before.usernames().stream().filter((username) -> this.usernames.owns(username, after.id())).forEach(all::add);
		return after.withOrderedUsernames(all);
	}

}
