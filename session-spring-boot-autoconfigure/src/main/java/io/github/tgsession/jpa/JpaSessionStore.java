package io.github.tgsession.jpa;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.StoreTransactions.Part;
import io.github.tgsession.jpa.repository.SessionStatements.Lock;
import io.github.tgsession.jpa.repository.SessionTables;
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
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * Keeps sessions in a database.
 * <p>
 * A write is one transaction, or part of the read-write transaction that its caller has
 * on the same database; then it commits or rolls back with it, and a write that fails
 * lets the caller's transaction roll back. Within a read-only transaction, and in what
 * runs after a commit or rollback, a write has one of its own, for which it needs a
 * second connection. On its own, a write is tried again a few times if another writer was
 * in the way, and a row of what was learnt that the database refuses is left out, with a
 * warning, to let the others in. A session is always made in a transaction of its own,
 * because whoever opened it goes on using it after a rollback. A write under an epoch
 * that has passed fails with a {@link SessionLeaseException}. The application's
 * persistence context is neither flushed nor cleared.
 *
 * @since 0.1.0
 */
public final class JpaSessionStore implements SessionStore {

	private static final int LONGEST_NAME = 128;

	private static final int OPEN_ATTEMPTS = 5;

	private final SessionTables tables;

	private final StoredEntities entities;

	private final StoreTransactions transactions;

	private final CallerTransactions callerTransactions;

	private final SessionFence fence;

	private final Clock clock;

	/**
	 * Creates a store.
	 * @param tables the tables
	 * @param transactionManager the transaction manager of the tables' persistence unit
	 * @param clock tells when sessions are made and changed
	 */
	public JpaSessionStore(SessionTables tables, PlatformTransactionManager transactionManager, Clock clock) {
		this.tables = tables;
		this.entities = new StoredEntities(tables.peers(), tables.usernames());
		this.callerTransactions = new CallerTransactions(transactionManager);
		this.transactions = new StoreTransactions(transactionManager, this.callerTransactions);
		this.fence = new SessionFence(tables);
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "jpa";
	}

	@Override
	public SessionRef open(String name) {
		if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
			throw new IllegalArgumentException("The name of a session has 1 to " + LONGEST_NAME + " characters, not "
					+ name.codePointCount(0, name.length()));
		}
		String what = "open session '" + name + "'";
		return find(name)
			.orElseGet(() -> new SessionRef(this.transactions.writeApart(what, (part) -> findOrInsert(name)), 0));
	}

	private long findOrInsert(String name) {
		Optional<Long> id = this.tables.sessions().readId(name, false);
		for (int attempt = 0; id.isEmpty() && attempt < OPEN_ATTEMPTS; attempt++) {
			long random = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
			this.tables.sessions().insertIfAbsent(random, SessionRow.empty(name, this.clock.millis()));
			id = this.tables.sessions().readId(name, true);
		}
		return id
			.orElseThrow(() -> new SessionStoreException(
					"Cannot open session '" + name
							+ "': it is deleted as soon as it is made; stop whoever deletes it, then open it again",
					null));
	}

	@Override
	public Optional<SessionRef> find(String name) {
		return this.transactions.read("look for session '" + name + "'",
				() -> this.tables.sessions().readId(name, false).map((id) -> new SessionRef(id, 0)));
	}

	@Override
	public List<String> list() {
		return this.transactions.read("list the sessions",
				() -> this.tables.sessions().readNames().stream().sorted().toList());
	}

	@Override
	public boolean delete(SessionRef session) {
		long id = session.id();
		return this.transactions.write("delete session " + id, (part) -> {
			if (session.epoch() > 0 && !this.tables.sessions().lock(session, Lock.ACCOUNT)
					&& this.fence.isTakenOver(session)) {
				throw this.fence.refusal(session);
			}
			// First the session: that waits for who writes to it, and lets nobody begin.
			boolean found = this.tables.sessions().deleteRow(id);
			this.tables.dataCenters().dropAll(id);
			this.tables.authKeys().dropAll(id);
			this.tables.peers().dropAll(id);
			this.tables.usernames().dropAll(id);
			this.tables.peerReferences().dropAll(id);
			this.tables.cachedFiles().dropAll(id);
			this.tables.attributes().dropAll(id);
			this.tables.updateStates().dropAll(id);
			return found;
		});
	}

	@Override
	public SessionIdentity readIdentity(SessionRef session) {
		long id = session.id();
		return read(session,
				() -> new SessionIdentity(this.tables.sessions().readRow(id).orElseThrow(() -> notFound(session)),
						this.tables.dataCenters().readAll(id), this.tables.authKeys().readAll(id)));
	}

	@Override
	public Map<Long, EntityRow> findEntities(SessionRef session, Collection<Long> ids) {
		return read(session, () -> this.entities.byIds(session.id(), ids));
	}

	@Override
	public Map<String, EntityRow> findEntitiesByUsername(SessionRef session, Collection<String> usernames) {
		return read(session, () -> this.entities.byTexts(session.id(), EntityText.USERNAME, usernames));
	}

	@Override
	public Map<String, EntityRow> findEntitiesByPhone(SessionRef session, Collection<String> phones) {
		return read(session, () -> this.entities.byTexts(session.id(), EntityText.PHONE, phones));
	}

	@Override
	public Map<String, EntityRow> findEntitiesByName(SessionRef session, Collection<String> names) {
		return read(session, () -> this.entities.byTexts(session.id(), EntityText.NAME, names));
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef session, long id) {
		return read(session, () -> this.entities.first(session.id(), id));
	}

	@Override
	public @Nullable EntityRow lookUpBare(SessionRef session, long bareId) {
		return read(session, () -> this.entities.firstBare(session.id(), bareId));
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef session, EntityText kind, String text) {
		return read(session, () -> this.entities.first(session.id(), kind, text));
	}

	@Override
	public Map<Long, PeerReferenceRow> findPeerReferences(SessionRef session, Collection<Long> ids) {
		return read(session, () -> this.tables.peerReferences().readByIds(session.id(), ids));
	}

	@Override
	public Map<Long, UpdateState> findUpdateStates(SessionRef session, @Nullable Collection<Long> entityIds) {
		return read(session,
				() -> new TreeMap<>((entityIds != null) ? this.tables.updateStates().readByIds(session.id(), entityIds)
						: this.tables.updateStates().readAll(session.id())));
	}

	@Override
	public Map<FileKey, CachedFileRow> findFiles(SessionRef session, Collection<FileKey> keys) {
		return read(session, () -> this.tables.cachedFiles().readByKeys(session.id(), keys));
	}

	@Override
	public Map<String, AttributeRow> findAttributes(SessionRef session, @Nullable Collection<String> names) {
		return read(session, () -> (names != null) ? this.tables.attributes().readByNames(session.id(), names)
				: this.tables.attributes().readAll(session.id()));
	}

	@Override
	public List<EntityRow> readEntities(SessionRef session, @Nullable Long afterId, int limit) {
		if (limit <= 0 || isLast(afterId)) {
			return List.of();
		}
		return read(session, () -> this.entities.page(session.id(), following(afterId), limit));
	}

	@Override
	public List<PeerReferenceRow> readPeerReferences(SessionRef session, @Nullable Long afterId, int limit) {
		if (limit <= 0 || isLast(afterId)) {
			return List.of();
		}
		return read(session, () -> this.tables.peerReferences().readFrom(session.id(), following(afterId), limit));
	}

	private static boolean isLast(@Nullable Long afterId) {
		return afterId != null && afterId == Long.MAX_VALUE;
	}

	private static long following(@Nullable Long afterId) {
		return (afterId != null) ? afterId + 1 : Long.MIN_VALUE;
	}

	@Override
	public List<CachedFileRow> readFiles(SessionRef session, @Nullable FileKey after, int limit) {
		return (limit <= 0) ? List.of()
				: read(session, () -> this.tables.cachedFiles().readAfter(session.id(), after, limit));
	}

	@Override
	public long countEntities(SessionRef session) {
		return read(session, () -> this.tables.peers().countAll(session.id()));
	}

	@Override
	public long countFiles(SessionRef session) {
		return read(session, () -> this.tables.cachedFiles().countAll(session.id()));
	}

	@Override
	public ApplyResult apply(SessionRef session, ChangeSet changes) {
		return this.transactions.write("write to session " + session.id(), (part) -> {
			if (!this.tables.sessions().lock(session, SessionLock.neededFor(changes))) {
				throw this.fence.refusal(session);
			}
			return write(session, changes, part);
		});
	}

	@Override
	public void applyAll(SessionRef session, Consumer<Consumer<ChangeSet>> changes) {
		SessionLock lock = new SessionLock(this.tables.sessions(), session);
		this.transactions.write("write to session " + session.id(), (part) -> {
			if (!lock.acquire()) {
				throw this.fence.refusal(session);
			}
			try (RoomyCache cache = new RoomyCache(this.tables.sessions())) {
				changes.accept((each) -> {
					lock.beforeChangeSet(each, part.joined());
					cache.beforeChangeSet();
					write(session, each, part);
				});
			}
			return true;
		});
	}

	private ApplyResult write(SessionRef session, ChangeSet changes, Part part) {
		ApplyResult result = new ChangeSetWriter(this.tables, session.id(), changes, part.rowByRow())
			.write(this.clock.millis());
		this.fence.requireKeysFree(session, changes);
		return result;
	}

	@Override
	public @Nullable CallerTransaction callerTransaction() {
		return this.callerTransactions.current();
	}

	@Override
	public boolean readsOldSnapshot() {
		return this.transactions.read("look at the transaction", this.tables.sessions()::readsOldSnapshot);
	}

	private <T extends @Nullable Object> T read(SessionRef session, Supplier<T> work) {
		return this.transactions.read("read session " + session.id(), work);
	}

	private static SessionNotFoundException notFound(SessionRef session) {
		return new SessionNotFoundException("#" + session.id());
	}

}
