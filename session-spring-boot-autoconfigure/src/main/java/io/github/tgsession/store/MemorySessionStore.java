package io.github.tgsession.store;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions on the heap, for as long as the process lives. Bounded by nothing but
 * the heap; safe for concurrent use: reads never wait, writes of one session follow one
 * another.
 *
 * @since 0.1.0
 */
public final class MemorySessionStore implements SessionStore {

	private final Clock clock;

	private final AtomicLong ids = new AtomicLong();

	private final Map<String, SessionRef> names = new ConcurrentHashMap<>();

	private final Map<Long, MemorySession> sessions = new ConcurrentHashMap<>();

	/**
	 * Makes an empty store.
	 */
	public MemorySessionStore() {
		this(Clock.systemUTC());
	}

	/**
	 * Makes an empty store.
	 * @param clock where the time of making comes from
	 */
	public MemorySessionStore(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "memory";
	}

	@Override
	public SessionRef open(String name) {
		return this.names.computeIfAbsent(name, (key) -> {
			SessionRef ref = new SessionRef(this.ids.incrementAndGet(), 0);
			this.sessions.put(ref.id(), new MemorySession(SessionRow.empty(name, this.clock.millis())));
			return ref;
		});
	}

	@Override
	public Optional<SessionRef> find(String name) {
		return Optional.ofNullable(this.names.get(name));
	}

	@Override
	public List<String> list() {
		return this.names.keySet().stream().sorted().toList();
	}

	@Override
	public boolean delete(SessionRef ref) {
		MemorySession session = this.sessions.get(ref.id());
		if (session == null) {
			return false;
		}
		// First the name: who finds it must find the session, too.
		this.names.remove(session.identity().session().name(), ref);
		session.delete();
		return this.sessions.remove(ref.id(), session);
	}

	private MemorySession session(SessionRef ref) {
		MemorySession session = this.sessions.get(ref.id());
		if (session == null) {
			throw new SessionNotFoundException("#" + ref.id());
		}
		return session;
	}

	@Override
	public SessionIdentity readIdentity(SessionRef ref) {
		return session(ref).identity();
	}

	@Override
	public Map<Long, EntityRow> findEntities(SessionRef ref, Collection<Long> ids) {
		return session(ref).entities().find(ids);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByUsername(SessionRef ref, Collection<String> usernames) {
		return session(ref).entities().find(EntityText.USERNAME, usernames);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByPhone(SessionRef ref, Collection<String> phones) {
		return session(ref).entities().find(EntityText.PHONE, phones);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByName(SessionRef ref, Collection<String> names) {
		return session(ref).entities().find(EntityText.NAME, names);
	}

	@Override
	public @Nullable EntityRow peekEntity(SessionRef ref, long id) {
		return session(ref).entities().peek(id);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef ref, long id) {
		return session(ref).entities().lookUp(id);
	}

	@Override
	public @Nullable EntityRow lookUpBare(SessionRef ref, long bareId) {
		return session(ref).entities().lookUpBare(bareId);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef ref, EntityText kind, String text) {
		return session(ref).entities().lookUp(kind, text);
	}

	@Override
	public Map<Long, PeerReferenceRow> findPeerReferences(SessionRef ref, Collection<Long> ids) {
		return session(ref).findPeerReferences(ids);
	}

	@Override
	public Map<Long, UpdateState> findUpdateStates(SessionRef ref, @Nullable Collection<Long> entityIds) {
		return session(ref).findUpdateStates(entityIds);
	}

	@Override
	public Map<FileKey, CachedFileRow> findFiles(SessionRef ref, Collection<FileKey> keys) {
		return session(ref).findFiles(keys);
	}

	@Override
	public Map<String, AttributeRow> findAttributes(SessionRef ref, @Nullable Collection<String> names) {
		return session(ref).findAttributes(names);
	}

	@Override
	public List<EntityRow> readEntities(SessionRef ref, @Nullable Long afterId, int limit) {
		return session(ref).entities().read(afterId, limit);
	}

	@Override
	public List<PeerReferenceRow> readPeerReferences(SessionRef ref, @Nullable Long afterId, int limit) {
		return session(ref).readPeerReferences(afterId, limit);
	}

	@Override
	public List<CachedFileRow> readFiles(SessionRef ref, @Nullable FileKey after, int limit) {
		return session(ref).readFiles(after, limit);
	}

	@Override
	public long countEntities(SessionRef ref) {
		return session(ref).entities().count();
	}

	@Override
	public long countFiles(SessionRef ref) {
		return session(ref).countFiles();
	}

	@Override
	public ApplyResult apply(SessionRef ref, ChangeSet changes) {
		return session(ref).apply(changes);
	}

	@Override
	public void applyAll(SessionRef ref, Consumer<Consumer<ChangeSet>> changes) {
		session(ref).applyAll(changes);
	}

}
