package io.github.tgsession.store;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * Entities by the usernames that they own. The usual owner is the entity itself: its
 * first username, owned since it was last seen. All else is a {@link Claim}.
 */
final class MemoryUsernames extends MemoryTable<String, Object> {

	private final MemoryRows rows;

	MemoryUsernames(MemoryRows rows) {
		this.rows = rows;
	}

	@Override
	boolean holds(Object owner, String username) {
		return username.equals(keyOf(owner));
	}

	@Override
	String keyOf(Object owner) {
		if (owner instanceof EntityRow row) {
			String username = row.username();
			if (username != null) {
				return username;
			}
		}
		return ((Claim) owner).username();
	}

	@Nullable EntityRow find(String username) {
		Object owner = get(username);
		return (owner instanceof Claim claim) ? this.rows.get(claim.entityId()) : (EntityRow) owner;
	}

	boolean owns(String username, long id) {
		Object owner = get(username);
		return owner != null && entityId(owner) == id;
	}

	void lose(LostUsername lost) {
		if (owns(lost.username(), lost.entityId())) {
			remove(lost.username());
		}
	}

	/**
	 * Follows a change of an entity that is in the rows already.
	 * @param change the change, with the usernames that the entity claims
	 * @param before the entity before, null if it is new
	 * @param after the entity now
	 */
	void replace(EntityChange change, @Nullable EntityRow before, EntityRow after) {
		for (String username : change.usernames()) {
			Object owner = get(username);
			if (owner == null || !isLater(owner, after)) {
				put(username, owner(username, after, after.seenAt()));
			}
		}
		String known = (before != null) ? before.username() : null;
		if (before != null && known != null && get(known) == before) {
			put(known, owner(known, after, before.seenAt()));
		}
	}

	private static boolean isLater(Object owner, EntityRow claimant) {
		long since = since(owner);
		return (since != claimant.seenAt()) ? since > claimant.seenAt() : entityId(owner) > claimant.id();
	}

	private static Object owner(String username, EntityRow row, long since) {
		boolean saysAll = username.equals(row.username()) && row.seenAt() == since;
		return saysAll ? row : new Claim(username, row.id(), since);
	}

	private static long entityId(Object owner) {
		return (owner instanceof EntityRow row) ? row.id() : ((Claim) owner).entityId();
	}

	private static long since(Object owner) {
		return (owner instanceof EntityRow row) ? row.seenAt() : ((Claim) owner).since();
	}

	private record Claim(String username, long entityId, long since) {

	}

}
