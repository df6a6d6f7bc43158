package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.LostUsername;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entities of one session that are at hand in step with what it learns and what
 * is read below. Used under the lock of the session.
 */
final class AtHand {

	private final EntityCache cache;

	private volatile Space space = new Space();

	private volatile long removedAt;

	AtHand(EntityCache cache) {
		this.cache = cache;
	}

	Space space() {
		return this.space;
	}

	/**
	 * Has nothing at hand any more.
	 * @param waiting whether something waits, so that those at hand would not be all
	 */
	void forget(boolean waiting) {
		Space next = new Space();
		if (waiting) {
			next.noteIncomplete();
		}
		this.space = next;
	}

	/**
	 * Notes that something has been written and no longer waits.
	 */
	void noteRemoved() {
		this.removedAt = this.cache.tick();
	}

	/**
	 * Whether something that waited was written after a time. Who read the store below
	 * before may have missed it in both places.
	 */
	boolean hasRemovedSince(long time) {
		return this.removedAt > time;
	}

	private boolean isCurrent(Space inSpace, long time) {
		return inSpace == this.space && !hasRemovedSince(time);
	}

	// What the session learns

	void lose(LostUsername lost, long time) {
		EntityCache.Answer answer = this.cache.answer(this.space, EntityText.USERNAME, lost.username());
		this.cache.stampAnswer(this.space, EntityText.USERNAME, lost.username(), time);
		if (answer != null && answer.owner() != null && answer.owner().id() == lost.entityId()) {
			this.cache.putAnswer(this.space, EntityText.USERNAME, lost.username(), EntityCache.Answer.of(null));
		}
		takeUsername(lost.entityId(), lost.username(), time);
	}

	private void takeUsername(long id, String username, long time) {
		EntityCache.Row row = this.cache.row(this.space, id);
		this.cache.stampRow(this.space, id, time);
		if (row != null && row.entity() != null) {
			this.cache.putRow(this.space, id,
					EntityCache.Row.of(Usernames.without(row.entity(), username), row.areUsernamesKnown()), row);
		}
	}

	/**
	 * Takes in what has been learnt of an entity.
	 * @param pending what waits, this change included
	 */
	void learn(EntityChange change, PendingChanges pending, long time) {
		long id = change.row().id();
		EntityCache.Row known = this.cache.row(this.space, id);
		EntityRow before = (known != null) ? known.entity() : null;
		boolean isNew = before == null && (this.space.isComplete() || (known != null && !known.isExpired()));
		this.cache.stampRow(this.space, id, time);
		Collection<String> usernames = claimAll(change, before, pending, time);
		if (before != null || isNew) {
			EntityRow after = Usernames.with(change.applyTo(before), usernames);
			this.cache.putRow(this.space, id, EntityCache.Row.of(after, known == null || known.areUsernamesKnown()),
					known);
		}
		else {
			this.space.noteIncomplete();
			this.cache.forgetRow(this.space, id);
		}
		if (!change.partial()) {
			renamed(EntityText.PHONE, (before != null) ? before.phone() : null, change.row().phone(), time);
			renamed(EntityText.NAME, (before != null) ? before.name() : null, change.row().name(), time);
		}
		if (id < 0 && before == null) {
			EntityCache.Row user = this.cache.row(this.space, MarkedIds.unmarked(id));
			if (user != null) {
				user.setOnly(false);
			}
		}
	}

	private Collection<String> claimAll(EntityChange change, @Nullable EntityRow before, PendingChanges pending,
			long time) {
		List<String> known = (before != null) ? before.usernames() : List.of();
		List<String> claimed = change.usernames();
		if (claimed.isEmpty()) {
			return known;
		}
		Set<String> usernames = new LinkedHashSet<>(known);
		Owner owner = new Owner(change.row().id(), change.row().seenAt());
		for (String username : claimed) {
			if (claim(username, owner, pending, time)) {
				usernames.add(username);
			}
		}
		return usernames;
	}

	private boolean claim(String username, Owner claim, PendingChanges pending, long time) {
		EntityCache.Answer answer = this.cache.answer(this.space, EntityText.USERNAME, username);
		Owner stored = (answer != null) ? answer.owner() : null;
		// What waits holds this claim already.
		Owner known = pending.owner(username, stored);
		this.cache.stampAnswer(this.space, EntityText.USERNAME, username, time);
		boolean won = known == null || known.id() == claim.id() || claim.isLaterThan(known);
		if (won) {
			if (stored != null && stored.id() != claim.id()) {
				takeUsername(stored.id(), username, time);
			}
			this.cache.putAnswer(this.space, EntityText.USERNAME, username, EntityCache.Answer.of(claim));
		}
		return won;
	}

	private void renamed(EntityText kind, @Nullable String before, @Nullable String after, long time) {
		if (after != null && !after.equals(before)) {
			this.cache.stampAnswer(this.space, kind, after, time);
			this.cache.forgetAnswer(this.space, kind, after);
		}
	}

	// What is read below

	/**
	 * Takes in an entity as it will be.
	 * @param row the entity, null for none
	 */
	void read(Space inSpace, long id, @Nullable EntityRow row, boolean withUsernames, long time) {
		EntityCache.Row known = this.cache.row(inSpace, id);
		boolean better = known == null || known.isExpired() || withUsernames;
		if (better && isCurrent(inSpace, time) && this.cache.isRowUnchangedSince(inSpace, id, time)) {
			this.cache.putRow(inSpace, id,
					(row != null) ? EntityCache.Row.of(row, withUsernames) : EntityCache.Row.absent(), known);
			if (row != null && withUsernames) {
				for (String username : row.usernames()) {
					answer(inSpace, EntityText.USERNAME, username, new Owner(id, row.seenAt()), time);
				}
			}
		}
	}

	/**
	 * Takes in whom a text means.
	 */
	void answer(Space inSpace, EntityText kind, String text, @Nullable Owner owner, long time) {
		EntityCache.Answer known = this.cache.answer(inSpace, kind, text);
		if ((known == null || known.isExpired()) && isCurrent(inSpace, time)
				&& this.cache.isAnswerUnchangedSince(inSpace, kind, text, time)) {
			this.cache.putAnswer(inSpace, kind, text, EntityCache.Answer.of(owner));
		}
	}

	/**
	 * Takes in that no channel and no chat has the number of a user.
	 */
	void onlyUser(Space inSpace, long userId, Collection<Long> others, long time) {
		EntityCache.Row user = this.cache.row(inSpace, userId);
		if (isCurrent(inSpace, time) && user != null
				&& others.stream().allMatch((id) -> this.cache.isRowUnchangedSince(inSpace, id, time))) {
			user.setOnly(true);
		}
	}

}
