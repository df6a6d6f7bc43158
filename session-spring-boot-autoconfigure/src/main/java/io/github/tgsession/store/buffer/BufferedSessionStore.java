package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what sessions know at hand, over a slower store, and writes what they learn
 * behind their backs.
 * <p>
 * A changed identity is in the store below when the call returns. All else is visible to
 * every read of this process at once, and is written by {@link #flush(SessionRef)}, or at
 * the latest when the flush interval has passed: one session in one transaction, the
 * positions last. What could not be written is kept and tried again. If too much waits,
 * callers wait too, and after a while get a
 * {@link io.github.tgsession.SessionBufferFullException}.
 * <p>
 * In a {@link CallerTransaction} a position is written at once, after all that waits of
 * the session, as a part of it: nobody else sees the position before it is committed, and
 * after a rollback everything waits as before.
 * <p>
 * Until it is started, and after it is stopped, every change is written before the call
 * returns. A session must be used in one process at a time: what another one writes is
 * seen late. Safe for concurrent use.
 *
 * @since 0.1.0
 */
public final class BufferedSessionStore implements SessionStore, AutoCloseable {

	private final SessionStore store;

	private final BufferSettings settings;

	private final BufferStatistics statistics = new BufferStatistics();

	private final EntityCache cache;

	private final SessionBuffers sessions;

	private final Flusher flusher;

	private final BufferedReads reads;

	private final BufferedWrites writes;

	private final BufferedPositions positions;

	/**
	 * Makes a buffer.
	 * @param store the store below, which nobody else writes to
	 * @param settings how it works
	 */
	public BufferedSessionStore(SessionStore store, BufferSettings settings) {
		this.store = store;
		this.settings = settings;
		this.cache = new EntityCache(settings.maximumSize());
		this.sessions = new SessionBuffers(this.cache, this.statistics);
		this.flusher = new Flusher(store, this.sessions, settings, this.statistics);
		this.writes = new BufferedWrites(store, this.sessions, this.flusher);
		this.positions = new BufferedPositions(store);
		this.reads = new BufferedReads(store, this.cache, this.statistics, this.writes::flush);
	}

	/**
	 * From now on changes are written behind. Nothing is at hand: somebody else may have
	 * worked on the sessions until now.
	 */
	public void start() {
		this.flusher.start();
		this.sessions.all().forEach((session) -> {
			session.forget();
			this.flusher.resume(session);
		});
	}

	/**
	 * Writes all that waits; from now on changes are written at once.
	 * @throws SessionStoreException if something could not be written; it is kept
	 */
	public void stop() {
		this.flusher.stop();
		RuntimeException failure = null;
		for (SessionBuffer session : this.sessions.all()) {
			try {
				this.writes.flush(session);
			}
			catch (SessionNotFoundException | SessionLeaseException ex) {
				// Deleted or taken over elsewhere: there is nothing left to write to.
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw new SessionStoreException(this.statistics.waitingRows()
					+ " changes of sessions could not be written before the end and are lost if the process ends now: "
					+ failure.getMessage(), failure);
		}
	}

	/**
	 * Writes all that waits and ends the thread.
	 */
	@Override
	public void close() {
		stop();
	}

	/**
	 * Adds who is told of each attempt to write.
	 * @param listener the listener
	 */
	public void addListener(FlushListener listener) {
		this.flusher.addListener(listener);
	}

	/**
	 * What has happened so far.
	 * @return live counters
	 */
	public BufferStatistics statistics() {
		return this.statistics;
	}

	/**
	 * How this buffer works.
	 * @return the settings
	 */
	public BufferSettings settings() {
		return this.settings;
	}

	/**
	 * How much is at hand.
	 * @return about how many rows, answers to texts and positions
	 */
	public long cachedRows() {
		return this.cache.size();
	}

	/**
	 * Of how many sessions something is at hand or waits.
	 */
	int bufferedSessions() {
		return this.sessions.all().size();
	}

	@Override
	public String kind() {
		return this.store.kind();
	}

	@Override
	public SessionRef open(String name) {
		SessionRef ref = this.store.open(name);
		this.sessions.opened(ref);
		return ref;
	}

	@Override
	public Optional<SessionRef> find(String name) {
		return this.store.find(name);
	}

	@Override
	public List<String> list() {
		return this.store.list();
	}

	@Override
	public @Nullable CallerTransaction callerTransaction() {
		return this.store.callerTransaction();
	}

	@Override
	public boolean readsOldSnapshot() {
		return this.store.readsOldSnapshot();
	}

	/**
	 * The session, unless the calling thread must see the store below and nothing else.
	 */
	private @Nullable SessionBuffer buffered(SessionRef ref) {
		SessionBuffer session = this.sessions.get(ref);
		if (session.hasTransactions()) {
			Participation own = session.participation(this.store.callerTransaction());
			return (own != null && own.isDirect()) ? null : session;
		}
		return session;
	}

	/**
	 * The session, unless somebody has opened it under a later epoch.
	 */
	private SessionBuffer writable(SessionRef ref) {
		SessionBuffer session = this.sessions.get(ref);
		if (session.ref().epoch() > ref.epoch()) {
			throw new SessionLeaseException("Session " + ref.id()
					+ " cannot be written to under an epoch that has passed: it has been taken anew since");
		}
		return session;
	}

	@Override
	public boolean delete(SessionRef ref) {
		return this.writes.delete(writable(ref));
	}

	@Override
	public SessionIdentity readIdentity(SessionRef ref) {
		SessionBuffer session = this.sessions.get(ref);
		CallerTransaction transaction = this.store.callerTransaction();
		Participation own = session.participation(transaction);
		if (own != null && own.hasIdentity()) {
			return this.store.readIdentity(ref);
		}
		SessionIdentity known = session.identity().get();
		if (known != null) {
			return known;
		}
		int version = session.identity().version();
		SessionIdentity read = this.store.readIdentity(ref);
		if (transaction == null && !this.store.readsOldSnapshot()) {
			session.identity().put(read, version);
		}
		return read;
	}

	@Override
	public @Nullable EntityRow peekEntity(SessionRef ref, long id) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.peek(session, id) : null;
	}

	@Override
	public Map<Long, EntityRow> findEntities(SessionRef ref, Collection<Long> ids) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.find(session, ids) : this.store.findEntities(ref, ids);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef ref, long id) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.lookUp(session, id) : this.store.lookUp(ref, id);
	}

	@Override
	public @Nullable EntityRow lookUpBare(SessionRef ref, long bareId) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.lookUpBare(session, bareId) : this.store.lookUpBare(ref, bareId);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef ref, EntityText kind, String text) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.lookUp(session, kind, text) : this.store.lookUp(ref, kind, text);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByUsername(SessionRef ref, Collection<String> usernames) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.find(session, EntityText.USERNAME, usernames)
				: this.store.findEntitiesByUsername(ref, usernames);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByPhone(SessionRef ref, Collection<String> phones) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.find(session, EntityText.PHONE, phones)
				: this.store.findEntitiesByPhone(ref, phones);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByName(SessionRef ref, Collection<String> names) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.reads.find(session, EntityText.NAME, names)
				: this.store.findEntitiesByName(ref, names);
	}

	@Override
	public Map<Long, PeerReferenceRow> findPeerReferences(SessionRef ref, Collection<Long> ids) {
		return overlaid(ref, () -> this.store.findPeerReferences(ref, ids), ids, PendingChanges::references);
	}

	@Override
	public Map<FileKey, CachedFileRow> findFiles(SessionRef ref, Collection<FileKey> keys) {
		return overlaid(ref, () -> this.store.findFiles(ref, keys), keys, PendingChanges::files);
	}

	@Override
	public Map<String, AttributeRow> findAttributes(SessionRef ref, @Nullable Collection<String> names) {
		return overlaid(ref, () -> this.store.findAttributes(ref, names), names, PendingChanges::attributes);
	}

	private <K, V> Map<K, V> overlaid(SessionRef ref, Supplier<Map<K, V>> stored, @Nullable Collection<K> keys,
			Function<PendingChanges, Map<K, ? extends @Nullable V>> waiting) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? session.reads().overlaid(stored, keys, waiting) : stored.get();
	}

	@Override
	public Map<Long, UpdateState> findUpdateStates(SessionRef ref, @Nullable Collection<Long> entityIds) {
		SessionBuffer session = buffered(ref);
		return (session != null) ? this.positions.find(session, entityIds)
				: this.store.findUpdateStates(ref, entityIds);
	}

	@Override
	public List<EntityRow> readEntities(SessionRef ref, @Nullable Long afterId, int limit) {
		flush(ref);
		return this.store.readEntities(ref, afterId, limit);
	}

	@Override
	public List<PeerReferenceRow> readPeerReferences(SessionRef ref, @Nullable Long afterId, int limit) {
		flush(ref);
		return this.store.readPeerReferences(ref, afterId, limit);
	}

	@Override
	public List<CachedFileRow> readFiles(SessionRef ref, @Nullable FileKey after, int limit) {
		flush(ref);
		return this.store.readFiles(ref, after, limit);
	}

	@Override
	public long countEntities(SessionRef ref) {
		flush(ref);
		return this.store.countEntities(ref);
	}

	@Override
	public long countFiles(SessionRef ref) {
		flush(ref);
		return this.store.countFiles(ref);
	}

	@Override
	public ApplyResult apply(SessionRef ref, ChangeSet changes) {
		CallerTransaction transaction = this.store.callerTransaction();
		for (;;) {
			SessionBuffer session = writable(ref);
			Participation own = session.participation(transaction);
			if (own != null && own.isDirect()) {
				return this.store.apply(ref, changes);
			}
			if (transaction == null && this.flusher.isFull() && this.flusher.isRunning()
					&& !changes.changesIdentity()) {
				this.flusher.awaitRoom();
			}
			ApplyResult result = this.writes.apply(session, changes, transaction);
			if (result != null) {
				return result;
			}
		}
	}

	@Override
	public void applyAll(SessionRef ref, Consumer<Consumer<ChangeSet>> changes) {
		this.writes.applyAll(writable(ref), changes);
	}

	@Override
	public void flush(SessionRef ref) {
		SessionBuffer session = this.sessions.find(ref);
		if (session != null) {
			this.writes.flush(session);
		}
	}

	@Override
	public void release(SessionRef ref) {
		this.sessions.released(ref);
		this.store.release(ref);
	}

}
