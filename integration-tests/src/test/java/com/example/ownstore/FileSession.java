package com.example.ownstore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.LostUsername;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.UpdateStateChange;

/**
 * Everything in a session, as it is written to its file. Never changed: a change set
 * makes another one, so that it is applied as a whole or not at all, and readers need no
 * lock.
 */
record FileSession(long id, SessionRow row, List<DataCenterRow> dataCenters, List<AuthKeyRow> authKeys,
		SortedMap<Long, EntityRow> entities, Map<String, Owner> usernames, SortedMap<Long, PeerReferenceRow> references,
		SortedMap<String, CachedFileRow> files, Map<String, AttributeRow> attributes,
		SortedMap<Long, UpdateState> updateStates) {

	static FileSession empty(long id, String name, long now) {
		return new FileSession(id, SessionRow.empty(name, now), List.of(), List.of(), new TreeMap<>(), new TreeMap<>(),
				new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
	}

	/**
	 * Sent files are read in the order of digest, size and kind.
	 */
	static String fileKey(FileKey key) {
		return "%s-%019d-%d".formatted(key.md5(), key.fileSize(), key.kind());
	}

	FileSession after(ChangeSet changes, Set<Long> refused) {
		boolean dropped = changes.isAccountDropped();
		FileSession next = new FileSession(this.id, row(changes), dataCenters(changes), authKeys(changes),
				copy(this.entities, dropped), copy(this.usernames, dropped), copy(this.references, dropped),
				copy(this.files, dropped), copy(this.attributes, false), copy(this.updateStates, dropped));
		changes.lostUsernames().forEach(next::lose);
		changes.entities().forEach(next::learn);
		changes.peerReferences().forEach((reference) -> next.references.put(reference.entityId(), reference));
		changes.forgottenFiles().forEach((key) -> next.files.remove(fileKey(key)));
		changes.files().forEach((file) -> next.files.put(fileKey(file.key()), file));
		changes.attributes().forEach((name, attribute) -> next.attributes.compute(name, (key, known) -> attribute));
		changes.updateStates().forEach((entityId, change) -> {
			if (!next.move(entityId, change)) {
				refused.add(entityId);
			}
		});
		return next;
	}

	private static <K, V> TreeMap<K, V> copy(Map<K, V> rows, boolean dropped) {
		return dropped ? new TreeMap<>() : new TreeMap<>(rows);
	}

	private SessionRow row(ChangeSet changes) {
		Map<SessionField, Object> fields = new EnumMap<>(SessionField.class);
		SelfUser self = changes.selfIfUnknown();
		if (self != null
				&& (this.row.userId() == null || (this.row.userId() == self.userId() && this.row.bot() == null))) {
			fields.put(SessionField.USER_ID, self.userId());
			fields.put(SessionField.BOT, self.bot());
		}
		fields.putAll(changes.sessionFields());
		return new SessionRow(this.row.name(),
				(Integer) fields.getOrDefault(SessionField.HOME_DC_ID, this.row.homeDcId()),
				(Boolean) fields.getOrDefault(SessionField.TEST_MODE, this.row.testMode()),
				(Integer) fields.getOrDefault(SessionField.API_ID, this.row.apiId()),
				(Long) fields.getOrDefault(SessionField.USER_ID, this.row.userId()),
				(Boolean) fields.getOrDefault(SessionField.BOT, this.row.bot()),
				(Long) fields.getOrDefault(SessionField.TAKEOUT_ID, this.row.takeoutId()),
				(String) fields.getOrDefault(SessionField.REVOKED_REASON, this.row.revokedReason()),
				this.row.createdAt());
	}

	private List<DataCenterRow> dataCenters(ChangeSet changes) {
		List<DataCenterRow> result = new ArrayList<>(this.dataCenters);
		for (DataCenterRow changed : changes.dataCenters()) {
			result.removeIf((known) -> known.dcId() == changed.dcId() && known.kind() == changed.kind());
			result.add(changed);
		}
		return result;
	}

	private List<AuthKeyRow> authKeys(ChangeSet changes) {
		List<AuthKeyRow> keys = new ArrayList<>(this.authKeys);
		for (AuthKeyRow archived : changes.archivedKeys()) {
			if (keys.stream().noneMatch((key) -> isSame(key, archived) && key.replacedAt() == null)) {
				put(keys, archived);
			}
		}
		for (AuthKeyChange change : changes.authKeys()) {
			// A replaced login may be wanted back; a replaced temporary key is of no use.
			keys.removeIf((key) -> isConcerned(key, change) && !change.isPermanent());
			keys.replaceAll((key) -> isConcerned(key, change) ? replaced(key, change.at()) : key);
			if (change.key() != null) {
				put(keys, change.key());
			}
		}
		return keys;
	}

	private static boolean isConcerned(AuthKeyRow key, AuthKeyChange change) {
		return key.dcId() == change.dcId() && key.purpose() == change.purpose() && key.replacedAt() == null;
	}

	private static boolean isSame(AuthKeyRow key, AuthKeyRow other) {
		return key.dcId() == other.dcId() && key.purpose() == other.purpose() && key.authKeyId() == other.authKeyId();
	}

	private static AuthKeyRow replaced(AuthKeyRow key, long at) {
		return new AuthKeyRow(key.dcId(), key.purpose(), key.authKeyId(), key.storedKey(), key.expiresAt(), at);
	}

	private static void put(List<AuthKeyRow> keys, AuthKeyRow key) {
		keys.removeIf((known) -> isSame(known, key));
		keys.add(key);
	}

	private void lose(LostUsername lost) {
		if (owns(lost.entityId(), lost.username())) {
			this.usernames.remove(lost.username());
		}
	}

	private void learn(EntityChange change) {
		EntityRow known = this.entities.get(change.row().id());
		EntityRow row = change.applyTo(known);
		// A username that was not lost still leads here, though it was not seen this
		// time.
		Set<String> names = new LinkedHashSet<>(row.usernames());
		if (known != null) {
			names.addAll(withOwnUsernames(known).usernames());
		}
		this.entities.put(row.id(), row.withOrderedUsernames(names));
		for (String username : change.usernames()) {
			this.usernames.merge(username, new Owner(row.id(), row.seenAt()), Owner::later);
		}
	}

	/**
	 * What an entity was stored with may be somebody else's by now.
	 */
	EntityRow withOwnUsernames(EntityRow row) {
		return row.withUsernames(row.usernames().stream().filter((username) -> owns(row.id(), username)).toList());
	}

	private boolean owns(long entityId, String username) {
		Owner owner = this.usernames.get(username);
		return owner != null && owner.entityId() == entityId;
	}

	private boolean move(long entityId, UpdateStateChange change) {
		UpdateState known = this.updateStates.get(entityId);
		if (change instanceof UpdateStateChange.Advance advance) {
			UpdateState result = advance.applyTo(known);
			this.updateStates.put(entityId, result);
			return !advance.isRefusedBy(result);
		}
		if (change instanceof UpdateStateChange.CompareAndSet compareAndSet) {
			if (!Objects.equals(known, compareAndSet.expected())) {
				return false;
			}
			this.updateStates.put(entityId, compareAndSet.next());
		}
		else if (change instanceof UpdateStateChange.Set set) {
			this.updateStates.put(entityId, set.state());
		}
		else {
			this.updateStates.remove(entityId);
		}
		return true;
	}

	/**
	 * Whom a username leads to, and since when.
	 */
	record Owner(long entityId, long since) {

		Owner later(Owner claim) {
			boolean newer = (claim.since != this.since) ? claim.since > this.since : claim.entityId >= this.entityId;
			return newer ? claim : this;
		}

	}

}
