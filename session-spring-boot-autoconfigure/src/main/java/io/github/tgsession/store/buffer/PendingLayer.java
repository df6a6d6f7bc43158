package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.ChangeSetBuilder;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.LostUsername;
import org.jspecify.annotations.Nullable;

/**
 * Changes of entities and usernames that can be written in one go with the result that
 * they would have had one after the other. What cannot be, goes into another layer: a
 * change set gives usernames up before it claims some, so one that was claimed here and
 * is given up again needs a second one.
 */
final class PendingLayer {

	private final Map<Long, EntityChange> entities = new LinkedHashMap<>();

	private final Map<String, UsernameChange> usernames = new LinkedHashMap<>();

	boolean isEmpty() {
		return this.entities.isEmpty() && this.usernames.isEmpty();
	}

	int rows() {
		return this.entities.size() + this.usernames.size();
	}

	/**
	 * Whether a username can be given up in this layer.
	 */
	boolean takes(LostUsername lost) {
		UsernameChange change = this.usernames.get(lost.username());
		Owner claim = (change != null) ? change.claim() : null;
		return claim == null || claim.id() != lost.entityId();
	}

	void add(LostUsername lost) {
		UsernameChange known = this.usernames.get(lost.username());
		Set<Long> released = new LinkedHashSet<>((known != null) ? known.released() : Set.of());
		released.add(lost.entityId());
		this.usernames.put(lost.username(), new UsernameChange(released, (known != null) ? known.claim() : null));
	}

	void add(EntityChange change) {
		long id = change.row().id();
		for (String username : change.usernames()) {
			Owner owner = new Owner(id, change.row().seenAt());
			UsernameChange known = this.usernames.get(username);
			if (known == null || known.claim() == null || owner.isLaterThan(known.claim())) {
				this.usernames.put(username, new UsernameChange((known != null) ? known.released() : Set.of(), owner));
			}
		}
		this.entities.merge(id, change, this::compose);
	}

	private EntityChange compose(EntityChange first, EntityChange second) {
		EntityChange both = first.andThen(second);
		EntityRow row = both.row();
		Set<String> usernames = new LinkedHashSet<>(row.usernames());
		for (String username : first.usernames()) {
			// Not given up, so it still resolves.
			if (row.id() == ownerId(username)) {
				usernames.add(username);
			}
		}
		return new EntityChange(Usernames.with(row, usernames), both.partial());
	}

	private long ownerId(String username) {
		UsernameChange change = this.usernames.get(username);
		return (change != null && change.claim() != null) ? change.claim().id() : Long.MIN_VALUE;
	}

	@Nullable EntityChange entity(long id) {
		return this.entities.get(id);
	}

	@Nullable UsernameChange username(String username) {
		return this.usernames.get(username);
	}

	Written copy() {
		return new Written(this, new LinkedHashMap<>(this.entities), new LinkedHashMap<>(this.usernames));
	}

	/**
	 * A change of who has a username.
	 *
	 * @param released who gives it up first
	 * @param claim who claims it then, null for nobody
	 */
	record UsernameChange(Set<Long> released, @Nullable Owner claim) {

		/**
		 * Who has the username afterwards.
		 */
		@Nullable Owner applyTo(@Nullable Owner owner) {
			Owner left = (owner != null && this.released.contains(owner.id())) ? null : owner;
			return (this.claim != null && (left == null || this.claim.isLaterThan(left))) ? this.claim : left;
		}

	}

	/**
	 * What a layer held when it was written.
	 *
	 * @param layer the layer
	 * @param entities its entities
	 * @param usernames its usernames
	 */
	record Written(PendingLayer layer, Map<Long, EntityChange> entities, Map<String, UsernameChange> usernames) {

		boolean isEmpty() {
			return this.entities.isEmpty() && this.usernames.isEmpty();
		}

		/**
		 * Adds this to what has been written of the same layer, if any has.
		 */
		void addTo(List<Written> others) {
			for (int index = 0; index < others.size(); index++) {
				Written other = others.get(index);
				if (other.layer == this.layer) {
					others.set(index,
							new Written(this.layer, PendingChanges.Written.plus(other.entities, this.entities),
									PendingChanges.Written.plus(other.usernames, this.usernames)));
					return;
				}
			}
			others.add(this);
		}

		/**
		 * What is new or other than it was when something else was written.
		 */
		Written minus(List<Written> others) {
			for (Written other : others) {
				if (other.layer == this.layer) {
					return new Written(this.layer, PendingChanges.Written.minus(this.entities, other.entities),
							PendingChanges.Written.minus(this.usernames, other.usernames));
				}
			}
			return this;
		}

		void addTo(ChangeSetBuilder changes) {
			Map<Long, List<String>> claimed = new HashMap<>();
			this.usernames.forEach((username, change) -> {
				change.released().forEach((id) -> changes.lostUsername(username, id));
				if (change.claim() != null) {
					claimed.computeIfAbsent(change.claim().id(), (id) -> new ArrayList<>(1)).add(username);
				}
			});
			this.entities.forEach((id, change) -> {
				List<String> won = claimed.getOrDefault(id, List.of());
				changes.entity((change.partial() || won.equals(change.row().usernames())) ? change
						: new EntityChange(change.row().withUsernames(won), false));
			});
		}

		/**
		 * Takes out of the layer what has not changed since.
		 * @return how many rows were taken out
		 */
		int remove() {
			int before = this.layer.rows();
			this.entities.forEach(this.layer.entities::remove);
			this.usernames.forEach(this.layer.usernames::remove);
			return before - this.layer.rows();
		}

	}

}
