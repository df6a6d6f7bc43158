package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

import io.github.tgsession.SelfUser;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * One session on the heap.
 */
final class MemorySession {

	private static final Comparator<FileKey> FILE_ORDER = Comparator.comparing(FileKey::md5)
		.thenComparingLong(FileKey::fileSize)
		.thenComparingInt(FileKey::kind);

	private final MemoryEntities entities = new MemoryEntities();

	private final ConcurrentNavigableMap<Long, PeerReferenceRow> peerReferences = new ConcurrentSkipListMap<>();

	private final ConcurrentNavigableMap<Long, UpdateState> updateStates = new ConcurrentSkipListMap<>();

	private final ConcurrentNavigableMap<FileKey, CachedFileRow> files = new ConcurrentSkipListMap<>(FILE_ORDER);

	private final Map<String, AttributeRow> attributes = new ConcurrentHashMap<>();

	private volatile SessionIdentity identity;

	private boolean deleted;

	MemorySession(SessionRow row) {
		this.identity = new SessionIdentity(row, List.of(), List.of());
	}

	SessionIdentity identity() {
		return this.identity;
	}

	MemoryEntities entities() {
		return this.entities;
	}

	synchronized void delete() {
		this.deleted = true;
	}

	Map<Long, PeerReferenceRow> findPeerReferences(Collection<Long> ids) {
		return find(this.peerReferences, ids);
	}

	NavigableMap<Long, UpdateState> findUpdateStates(@Nullable Collection<Long> ids) {
		return new TreeMap<>((ids != null) ? find(this.updateStates, ids) : this.updateStates);
	}

	Map<FileKey, CachedFileRow> findFiles(Collection<FileKey> keys) {
		return find(this.files, keys);
	}

	Map<String, AttributeRow> findAttributes(@Nullable Collection<String> names) {
		return (names != null) ? find(this.attributes, names) : Map.copyOf(this.attributes);
	}

	private static <K, V> Map<K, V> find(Map<K, V> source, Collection<K> keys) {
		Map<K, V> result = new HashMap<>();
		for (K key : keys) {
			V value = source.get(key);
			if (value != null) {
				result.put(key, value);
			}
		}
		return result;
	}

	List<PeerReferenceRow> readPeerReferences(@Nullable Long afterId, int limit) {
		return read(this.peerReferences, afterId, limit);
	}

	List<CachedFileRow> readFiles(@Nullable FileKey after, int limit) {
		return read(this.files, after, limit);
	}

	private static <K, V> List<V> read(ConcurrentNavigableMap<K, V> source, @Nullable K after, int limit) {
		return ((after != null) ? source.tailMap(after, false) : source).values().stream().limit(limit).toList();
	}

	long countFiles() {
		return this.files.size();
	}

	synchronized ApplyResult apply(ChangeSet changes) {
		if (this.deleted) {
			throw new SessionNotFoundException(this.identity.session().name());
		}
		requireRightTypes(changes);
		if (changes.isAccountDropped()) {
			this.entities.clear();
			this.peerReferences.clear();
			this.updateStates.clear();
			this.files.clear();
		}
		applyIdentity(changes);
		this.entities.apply(changes);
		changes.peerReferences().forEach((row) -> this.peerReferences.put(row.entityId(), row));
		changes.forgottenFiles().forEach(this.files::remove);
		changes.files().forEach((row) -> this.files.put(row.key(), row));
		changes.attributes().forEach((name, row) -> {
			if (row != null) {
				this.attributes.put(name, row);
			}
			else {
				this.attributes.remove(name);
			}
		});
		return new ApplyResult(applyUpdateStates(changes));
	}

	/**
	 * Nothing is applied before all of it is there.
	 */
	synchronized void applyAll(Consumer<Consumer<ChangeSet>> changes) {
		List<ChangeSet> all = new ArrayList<>();
		changes.accept((each) -> {
			requireRightTypes(each);
			all.add(each);
		});
		all.forEach(this::apply);
	}

	/**
	 * Nothing else in a change set can fail, so that what passes is applied as a whole.
	 */
	private void requireRightTypes(ChangeSet changes) {
		if (!changes.sessionFields().isEmpty()) {
			changed(this.identity.session(), changes.sessionFields());
		}
	}

	private void applyIdentity(ChangeSet changes) {
		List<DataCenterRow> dataCenters = new ArrayList<>(this.identity.dataCenters());
		for (DataCenterRow dataCenter : changes.dataCenters()) {
			dataCenters.removeIf((known) -> known.dcId() == dataCenter.dcId() && known.kind() == dataCenter.kind());
			dataCenters.add(dataCenter);
		}
		List<AuthKeyRow> keys = new ArrayList<>(this.identity.authKeys());
		changes.archivedKeys().stream().filter((key) -> !isCurrent(keys, key)).forEach((key) -> put(keys, key));
		for (AuthKeyChange change : changes.authKeys()) {
			if (!change.isPermanent()) {
				keys.removeIf((key) -> key.dcId() == change.dcId() && key.purpose() == change.purpose());
			}
			keys.replaceAll((key) -> (key.dcId() == change.dcId() && key.purpose() == change.purpose()
					&& key.replacedAt() == null)
							? new AuthKeyRow(key.dcId(), key.purpose(), key.authKeyId(), key.storedKey(),
									key.expiresAt(), change.at())
							: key);
			if (change.key() != null) {
				put(keys, change.key());
			}
		}
		Map<SessionField, @Nullable Object> fields = new EnumMap<>(SessionField.class);
		SelfUser self = changes.selfIfUnknown();
		SessionRow known = this.identity.session();
		if (self != null && (known.userId() == null || (known.userId() == self.userId() && known.bot() == null))) {
			fields.put(SessionField.USER_ID, self.userId());
			fields.put(SessionField.BOT, self.bot());
		}
		fields.putAll(changes.sessionFields());
		this.identity = new SessionIdentity(changed(this.identity.session(), fields), List.copyOf(dataCenters),
				List.copyOf(keys));
	}

	private static boolean isCurrent(List<AuthKeyRow> keys, AuthKeyRow key) {
		return keys.stream()
			.anyMatch((known) -> known.dcId() == key.dcId() && known.purpose() == key.purpose()
					&& known.authKeyId() == key.authKeyId() && known.replacedAt() == null);
	}

	private static void put(List<AuthKeyRow> keys, AuthKeyRow key) {
		keys.removeIf((known) -> known.dcId() == key.dcId() && known.purpose() == key.purpose()
				&& known.authKeyId() == key.authKeyId());
		keys.add(key);
	}

	private static SessionRow changed(SessionRow row, Map<SessionField, @Nullable Object> fields) {
		return new SessionRow(row.name(),
				(Integer) Objects.requireNonNull(value(fields, SessionField.HOME_DC_ID, row.homeDcId())),
				(Boolean) Objects.requireNonNull(value(fields, SessionField.TEST_MODE, row.testMode())),
				(Integer) value(fields, SessionField.API_ID, row.apiId()),
				(Long) value(fields, SessionField.USER_ID, row.userId()),
				(Boolean) value(fields, SessionField.BOT, row.bot()),
				(Long) value(fields, SessionField.TAKEOUT_ID, row.takeoutId()),
				(String) value(fields, SessionField.REVOKED_REASON, row.revokedReason()), row.createdAt());
	}

	private static @Nullable Object value(Map<SessionField, @Nullable Object> fields, SessionField field,
			@Nullable Object known) {
		return fields.containsKey(field) ? fields.get(field) : known;
	}

	private Set<Long> applyUpdateStates(ChangeSet changes) {
		Set<Long> refused = new LinkedHashSet<>();
		changes.updateStates().forEach((id, change) -> {
			if (!applyUpdateState(id, change)) {
				refused.add(id);
			}
		});
		return Collections.unmodifiableSet(refused);
	}

	private boolean applyUpdateState(long id, UpdateStateChange change) {
		UpdateState known = this.updateStates.get(id);
		if (change instanceof UpdateStateChange.Set set) {
			this.updateStates.put(id, set.state());
		}
		else if (change instanceof UpdateStateChange.Advance advance) {
			UpdateState result = advance.applyTo(known);
			this.updateStates.put(id, result);
			return !advance.isRefusedBy(result);
		}
		else if (change instanceof UpdateStateChange.CompareAndSet compareAndSet) {
			if (!Objects.equals(known, compareAndSet.expected())) {
				return false;
			}
			this.updateStates.put(id, compareAndSet.next());
		}
		else {
			this.updateStates.remove(id);
		}
		return true;
	}

}
