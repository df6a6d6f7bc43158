package com.example.ownstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each session in a file, which is written anew with each change, and all of them
 * in memory.
 */
public final class FileSessionStore implements SessionStore, AutoCloseable {

	private final SessionFiles files;

	private final Clock clock;

	private final Map<Long, FileSession> sessions = new ConcurrentHashMap<>();

	public FileSessionStore(Path directory, Clock clock) {
		this.files = new SessionFiles(directory);
		this.clock = clock;
		this.files.read().forEach((session) -> this.sessions.put(session.id(), session));
	}

	@Override
	public void close() throws IOException {
		this.files.close();
	}

	@Override
	public String kind() {
		return "file";
	}

	@Override
	public synchronized SessionRef open(String name) {
		return find(name).orElseGet(() -> {
			long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
			store(FileSession.empty(id, name, this.clock.millis()));
			return new SessionRef(id, 0);
		});
	}

	@Override
	public Optional<SessionRef> find(String name) {
		return this.sessions.values()
			.stream()
			.filter((session) -> session.row().name().equals(name))
			.map((session) -> new SessionRef(session.id(), 0))
			.findFirst();
	}

	@Override
	public List<String> list() {
		return this.sessions.values().stream().map((session) -> session.row().name()).sorted().toList();
	}

	@Override
	public synchronized boolean delete(SessionRef ref) {
		this.files.delete(ref.id());
		return this.sessions.remove(ref.id()) != null;
	}

	@Override
	public synchronized ApplyResult apply(SessionRef ref, ChangeSet changes) {
		Set<Long> refused = new HashSet<>();
		store(session(ref).after(changes, refused));
		return new ApplyResult(refused);
	}

	@Override
	public synchronized void applyAll(SessionRef ref, Consumer<Consumer<ChangeSet>> changes) {
		List<ChangeSet> all = new ArrayList<>();
		changes.accept(all::add);
		FileSession next = session(ref);
		for (ChangeSet each : all) {
			next = next.after(each, new HashSet<>());
		}
		store(next);
	}

	/**
	 * First the file, then memory: nobody reads what is not on disk.
	 */
	private void store(FileSession session) {
		this.files.write(session);
		this.sessions.put(session.id(), session);
	}

	private FileSession session(SessionRef ref) {
		FileSession session = this.sessions.get(ref.id());
		if (session == null) {
			throw new SessionNotFoundException("#" + ref.id());
		}
		return session;
	}

	@Override
	public SessionIdentity readIdentity(SessionRef ref) {
		FileSession session = session(ref);
		return new SessionIdentity(session.row(), session.dataCenters(), session.authKeys());
	}

	@Override
	public Map<Long, EntityRow> findEntities(SessionRef ref, Collection<Long> ids) {
		FileSession session = session(ref);
		Map<Long, EntityRow> found = find(session.entities(), ids, Function.identity());
		found.replaceAll((id, row) -> session.withOwnUsernames(row));
		return found;
	}

	@Override
	public Map<String, EntityRow> findEntitiesByUsername(SessionRef ref, Collection<String> usernames) {
		FileSession session = session(ref);
		Map<String, EntityRow> found = new HashMap<>();
		find(session.usernames(), usernames, Function.identity()).forEach((username, owner) -> found.put(username,
				session.withOwnUsernames(session.entities().get(owner.entityId()))));
		return found;
	}

	@Override
	public Map<String, EntityRow> findEntitiesByPhone(SessionRef ref, Collection<String> phones) {
		return findFirst(session(ref), EntityText.PHONE, phones);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByName(SessionRef ref, Collection<String> names) {
		return findFirst(session(ref), EntityText.NAME, names);
	}

	private static Map<String, EntityRow> findFirst(FileSession session, EntityText kind, Collection<String> texts) {
		Set<String> wanted = new HashSet<>(texts);
		Map<String, EntityRow> found = new HashMap<>();
		for (EntityRow row : session.entities().values()) {
			String text = kind.of(row);
			if (text != null && wanted.contains(text)) {
				found.putIfAbsent(text, session.withOwnUsernames(row));
			}
		}
		return found;
	}

	@Override
	public Map<Long, PeerReferenceRow> findPeerReferences(SessionRef ref, Collection<Long> ids) {
		return find(session(ref).references(), ids, Function.identity());
	}

	@Override
	public Map<Long, UpdateState> findUpdateStates(SessionRef ref, @Nullable Collection<Long> entityIds) {
		SortedMap<Long, UpdateState> states = session(ref).updateStates();
		return new TreeMap<>((entityIds != null) ? find(states, entityIds, Function.identity()) : states);
	}

	@Override
	public Map<FileKey, CachedFileRow> findFiles(SessionRef ref, Collection<FileKey> keys) {
		return find(session(ref).files(), keys, FileSession::fileKey);
	}

	@Override
	public Map<String, AttributeRow> findAttributes(SessionRef ref, @Nullable Collection<String> names) {
		Map<String, AttributeRow> attributes = session(ref).attributes();
		return (names != null) ? find(attributes, names, Function.identity()) : Map.copyOf(attributes);
	}

	private static <K, S, V> Map<K, V> find(Map<S, V> rows, Collection<K> keys, Function<K, S> stored) {
		Map<K, V> found = new HashMap<>();
		for (K key : keys) {
			V row = rows.get(stored.apply(key));
			if (row != null) {
				found.put(key, row);
			}
		}
		return found;
	}

	@Override
	public List<EntityRow> readEntities(SessionRef ref, @Nullable Long afterId, int limit) {
		FileSession session = session(ref);
		return page(session.entities(), afterId, limit).stream().map(session::withOwnUsernames).toList();
	}

	@Override
	public List<PeerReferenceRow> readPeerReferences(SessionRef ref, @Nullable Long afterId, int limit) {
		return page(session(ref).references(), afterId, limit);
	}

	@Override
	public List<CachedFileRow> readFiles(SessionRef ref, @Nullable FileKey after, int limit) {
		return page(session(ref).files(), (after != null) ? FileSession.fileKey(after) : null, limit);
	}

	private static <K extends Comparable<K>, V> List<V> page(SortedMap<K, V> rows, @Nullable K after, int limit) {
		SortedMap<K, V> from = (after != null) ? rows.tailMap(after) : rows;
		return from.entrySet()
			.stream()
			.filter((row) -> !row.getKey().equals(after))
			.limit(limit)
			.map(Map.Entry::getValue)
			.toList();
	}

	@Override
	public long countEntities(SessionRef ref) {
		return session(ref).entities().size();
	}

	@Override
	public long countFiles(SessionRef ref) {
		return session(ref).files().size();
	}

}
