package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.LostUsername;
import io.github.tgsession.store.PeerReferenceRow;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one session that wait to be written, of each row the last. Used under
 * the lock of the session.
 */
final class PendingChanges {

	private final List<PendingLayer> layers = new ArrayList<>();

	private final Map<Long, PeerReferenceRow> references = new LinkedHashMap<>();

	private final Map<FileKey, @Nullable CachedFileRow> files = new LinkedHashMap<>();

	private final Map<String, @Nullable AttributeRow> attributes = new LinkedHashMap<>();

	private final Map<Long, PendingState> states = new LinkedHashMap<>();

	/**
	 * Ids by the phone numbers and names with which entities wait; some may have been
	 * renamed since.
	 */
	private final Map<String, Set<Long>> phones = new HashMap<>();

	private final Map<String, Set<Long>> names = new HashMap<>();

	int rows() {
		int rows = this.references.size() + this.files.size() + this.attributes.size() + this.states.size();
		for (PendingLayer layer : this.layers) {
			rows += layer.rows();
		}
		return rows;
	}

	/**
	 * Adds all but positions, which depend on what is stored.
	 */
	void add(ChangeSet changes) {
		for (LostUsername lost : changes.lostUsernames()) {
			if (this.layers.isEmpty() || !top().takes(lost)) {
				this.layers.add(new PendingLayer());
			}
			top().add(lost);
		}
		if (!changes.entities().isEmpty() && this.layers.isEmpty()) {
			this.layers.add(new PendingLayer());
		}
		for (EntityChange change : changes.entities()) {
			top().add(change);
			if (!change.partial()) {
				index(this.phones, change.row().phone(), change.row().id());
				index(this.names, change.row().name(), change.row().id());
			}
		}
		changes.peerReferences().forEach((row) -> this.references.put(row.entityId(), row));
		changes.forgottenFiles().forEach((key) -> this.files.put(key, null));
		changes.files().forEach((row) -> this.files.put(row.key(), row));
		this.attributes.putAll(changes.attributes());
	}

	private PendingLayer top() {
		return this.layers.get(this.layers.size() - 1);
	}

	private static void index(Map<String, Set<Long>> index, @Nullable String text, long id) {
		if (text != null) {
			// Nearly always the only one: many wait, and a set of its own for each is
			// dear.
			index.merge(text, Set.of(id), (known, added) -> {
				Set<Long> both = new LinkedHashSet<>(known);
				both.addAll(added);
				return both;
			});
		}
	}

	/**
	 * The entity as it will be.
	 * @param stored the entity below, null for none
	 */
	@Nullable EntityRow visible(long id, @Nullable EntityRow stored) {
		EntityRow row = stored;
		Set<String> usernames = new LinkedHashSet<>((stored != null) ? stored.usernames() : List.of());
		for (PendingLayer layer : this.layers) {
			usernames.removeIf((username) -> isTaken(layer.username(username), id));
			EntityChange change = layer.entity(id);
			if (change != null) {
				row = change.applyTo(row);
				for (String username : change.usernames()) {
					PendingLayer.UsernameChange owner = layer.username(username);
					if (owner != null && owner.claim() != null && owner.claim().id() == id) {
						usernames.add(username);
					}
				}
			}
		}
		return (row != null) ? Usernames.with(row, usernames) : null;
	}

	private static boolean isTaken(PendingLayer.@Nullable UsernameChange change, long id) {
		return change != null
				&& (change.released().contains(id) || (change.claim() != null && change.claim().id() != id));
	}

	/**
	 * Who will have a username.
	 * @param stored who has it below, null for nobody
	 */
	@Nullable Owner owner(String username, @Nullable Owner stored) {
		Owner owner = stored;
		for (PendingLayer layer : this.layers) {
			PendingLayer.UsernameChange change = layer.username(username);
			owner = (change != null) ? change.applyTo(owner) : owner;
		}
		return owner;
	}

	/**
	 * The entities that wait with a phone number or name, or did.
	 */
	Set<Long> idsOf(EntityText kind, String text) {
		return ((kind == EntityText.PHONE) ? this.phones : this.names).getOrDefault(text, Set.of());
	}

	Map<Long, PeerReferenceRow> references() {
		return this.references;
	}

	Map<FileKey, @Nullable CachedFileRow> files() {
		return this.files;
	}

	Map<String, @Nullable AttributeRow> attributes() {
		return this.attributes;
	}

	Map<Long, PendingState> states() {
		return this.states;
	}

	Written copy() {
		return new Written(this.layers.stream().map(PendingLayer::copy).toList(), new LinkedHashMap<>(this.references),
				new LinkedHashMap<>(this.files), new LinkedHashMap<>(this.attributes),
				new LinkedHashMap<>(this.states));
	}

	/**
	 * Takes out what has been written and not changed since.
	 * @return how many rows were taken out
	 */
	int remove(Written written) {
		int before = rows();
		written.layers().forEach(PendingLayer.Written::remove);
		this.layers.removeIf(PendingLayer::isEmpty);
		if (this.layers.isEmpty()) {
			this.phones.clear();
			this.names.clear();
		}
		else {
			written.layers().forEach((layer) -> layer.entities().values().forEach((change) -> unindex(change.row())));
		}
		written.references().forEach(this.references::remove);
		written.files().forEach(this.files::remove);
		written.attributes().forEach(this.attributes::remove);
		written.states().forEach(this.states::remove);
		return before - rows();
	}

	private void unindex(EntityRow row) {
		if (this.layers.stream().allMatch((layer) -> layer.entity(row.id()) == null)) {
			unindex(this.phones, row.phone(), row.id());
			unindex(this.names, row.name(), row.id());
		}
	}

	private static void unindex(Map<String, Set<Long>> index, @Nullable String text, long id) {
		if (text != null) {
			index.computeIfPresent(text, (key, ids) -> {
				Set<Long> others = new LinkedHashSet<>(ids);
				others.remove(id);
				return others.isEmpty() ? null : others;
			});
		}
	}

	/**
	 * What waited when it was written.
	 *
	 * @param layers entities and usernames
	 * @param references peer references by marked id
	 * @param files sent files, null for those to forget
	 * @param attributes attributes, null for those to remove
	 * @param states positions
	 */
	record Written(List<PendingLayer.Written> layers, Map<Long, PeerReferenceRow> references,
			Map<FileKey, @Nullable CachedFileRow> files, Map<String, @Nullable AttributeRow> attributes,
			Map<Long, PendingState> states) {

		static Written nothing() {
			return new Written(List.of(), Map.of(), Map.of(), Map.of(), Map.of());
		}

		boolean isEmpty() {
			return rows() == 0;
		}

		/**
		 * Both.
		 */
		Written plus(Written later) {
			if (isEmpty()) {
				return later;
			}
			List<PendingLayer.Written> both = new ArrayList<>(this.layers);
			later.layers.forEach((layer) -> layer.addTo(both));
			return new Written(both, plus(this.references, later.references), plus(this.files, later.files),
					plus(this.attributes, later.attributes), plus(this.states, later.states));
		}

		static <K, V extends @Nullable Object> Map<K, V> plus(Map<K, V> first, Map<K, V> second) {
			if (second.isEmpty()) {
				return first;
			}
			Map<K, V> both = new LinkedHashMap<>(first);
			both.putAll(second);
			return both;
		}

		/**
		 * What is new or other than it was when something else was written.
		 */
		Written minus(Written earlier) {
			if (earlier.isEmpty()) {
				return this;
			}
			return new Written(this.layers.stream().map((layer) -> layer.minus(earlier.layers)).toList(),
					minus(this.references, earlier.references), minus(this.files, earlier.files),
					minus(this.attributes, earlier.attributes), minus(this.states, earlier.states));
		}

		static <K, V extends @Nullable Object> Map<K, V> minus(Map<K, V> all, Map<K, V> others) {
			Map<K, V> rest = new LinkedHashMap<>(all);
			others.forEach(rest::remove);
			return rest;
		}

		int rows() {
			int rows = this.references.size() + this.files.size() + this.attributes.size() + this.states.size();
			for (PendingLayer.Written layer : this.layers) {
				rows += layer.entities().size() + layer.usernames().size();
			}
			return rows;
		}

		/**
		 * The same without some positions.
		 */
		Written withoutStates(Set<Long> ids) {
			Map<Long, PendingState> others = new LinkedHashMap<>(this.states);
			others.keySet().removeAll(ids);
			return new Written(this.layers, this.references, this.files, this.attributes, others);
		}

		/**
		 * What is left of it when another account takes the session over.
		 */
		Written withoutAccount() {
			return new Written(List.of(), Map.of(), Map.of(), this.attributes, Map.of());
		}

		/**
		 * Writes it, positions last.
		 */
		void writeTo(Consumer<ChangeSet> writer) {
			int last = this.layers.size() - 1;
			for (int index = 0; index < last; index++) {
				writer.accept(ChangeSet.of(this.layers.get(index)::addTo));
			}
			ChangeSet rest = ChangeSet.of((changes) -> {
				if (last >= 0) {
					this.layers.get(last).addTo(changes);
				}
				this.references.values().forEach(changes::peerReference);
				this.files.forEach((key, row) -> {
					if (row != null) {
						changes.file(row);
					}
					else {
						changes.forgetFile(key);
					}
				});
				this.attributes.forEach((name, row) -> {
					if (row != null) {
						changes.attribute(row);
					}
					else {
						changes.removeAttribute(name);
					}
				});
				this.states.forEach((id, state) -> changes.updateState(id, state.toChange()));
			});
			if (!rest.isEmpty()) {
				writer.accept(rest);
			}
		}

	}

}
