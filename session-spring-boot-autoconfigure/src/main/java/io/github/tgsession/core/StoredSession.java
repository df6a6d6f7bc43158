package io.github.tgsession.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * A handle of a session in a store. Every method that asks or tells something goes
 * through {@link #requireOpen()}.
 */
final class StoredSession extends IdentityHandle {

	private final SharedSession shared;

	private final StoredSessions sessions;

	private final UpdateStates updateStates;

	private final EntityLearner learner;

	private final EntityResolver resolver;

	private final SentFiles sentFiles;

	private final CallQueue calls;

	private final GuardedClients clients;

	private final ClosingOnce closing = new ClosingOnce();

	private volatile boolean closed;

	StoredSession(SharedSession shared, StoredSessions sessions) {
		super(shared);
		this.shared = shared;
		this.sessions = sessions;
		this.updateStates = new UpdateStates(shared);
		this.learner = new EntityLearner(shared);
		this.resolver = new EntityResolver(shared);
		this.sentFiles = new SentFiles(shared);
		this.clients = new GuardedClients(shared.name());
		this.calls = new CallQueue(shared.name(), sessions.asyncExecutor(), this::hasBeenClosed);
	}

	@Override
	void requireOpen() {
		if (this.shared.isDeleted()) {
			throw new IllegalStateException(
					"Session '" + getName() + "' has been deleted: open it again to start an empty one");
		}
		if (this.closed) {
			throw hasBeenClosed();
		}
	}

	private IllegalStateException hasBeenClosed() {
		return new IllegalStateException(
				"Session '" + getName() + "' has been closed: open it again, or keep it open while it is in use");
	}

	private StoredSession open() {
		requireOpen();
		return this;
	}

	SharedSession shared() {
		return this.shared;
	}

	@Override
	public String getName() {
		return this.shared.name();
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> callAsync(
			Function<? super TelegramSession, ? extends T> work) {
		return this.calls.submit(() -> work.apply(this));
	}

	@Override
	public String toSessionString() {
		return identity().toSessionString();
	}

	@Override
	public @Nullable UpdateState getUpdateState(long entityId) {
		return open().updateStates.find(entityId);
	}

	@Override
	public Map<Long, UpdateState> getUpdateStates() {
		return open().updateStates.findAll();
	}

	@Override
	public void setUpdateState(long entityId, UpdateState state) {
		open().updateStates.set(entityId, state);
	}

	@Override
	public void removeUpdateState(long entityId) {
		open().updateStates.remove(entityId);
	}

	@Override
	public boolean advanceUpdateState(long entityId, UpdateState state) {
		return open().updateStates.advance(entityId, state);
	}

	@Override
	public boolean advanceUpdateState(long entityId, @Nullable UpdateState expected, UpdateState next) {
		return open().updateStates.compareAndSet(entityId, expected, next);
	}

	@Override
	public boolean processEntities(@Nullable Object tlObject) {
		return open().learner.process(tlObject);
	}

	@Override
	public InputPeer getInputEntity(Object key) {
		return open().resolver.get(key);
	}

	@Override
	public Optional<InputPeer> findInputEntity(Object key) {
		return Optional.ofNullable(open().resolver.find(key));
	}

	@Override
	public Optional<EntityRow> findEntityById(long id, boolean exact) {
		return open().resolver.findEntityById(id, exact);
	}

	@Override
	public Optional<EntityRow> findEntityByUsername(String username) {
		return open().resolver.findEntityByUsername(username);
	}

	@Override
	public Optional<EntityRow> findEntityByPhone(String phone) {
		return open().resolver.findEntityByPhone(phone);
	}

	@Override
	public Optional<EntityRow> findEntityByName(String name) {
		return open().resolver.findEntityByName(name);
	}

	@Override
	public void learnReference(Peer peer, Peer chat, int messageId) {
		open();
		if (peer instanceof PeerChat) {
			throw new IllegalArgumentException("A basic chat needs no reference: its id is all that Telegram wants");
		}
		PeerReferenceRow row = new PeerReferenceRow(MarkedIds.of(peer), MarkedIds.of(chat), messageId);
		this.shared.apply(ChangeSet.of((changes) -> changes.peerReference(row)));
	}

	@Override
	public boolean isSaveEntities() {
		return open().shared.isSaveEntities();
	}

	@Override
	public void setSaveEntities(boolean saveEntities) {
		open().shared.setSaveEntities(saveEntities);
	}

	@Override
	public void cacheFile(byte[] md5Digest, long fileSize, Object file) {
		open().sentFiles.cache(md5Digest, fileSize, file);
	}

	@Override
	public <T extends SentFile> Optional<T> findFile(byte[] md5Digest, long fileSize, Class<T> type) {
		return open().sentFiles.find(md5Digest, fileSize, type);
	}

	@Override
	public void forgetFile(byte[] md5Digest, long fileSize, Class<? extends SentFile> type) {
		open().sentFiles.forget(md5Digest, fileSize, type);
	}

	@Override
	public LeaseState getLeaseState() {
		return open().shared.leaseState();
	}

	@Override
	public <T extends AutoCloseable> T guard(T client) {
		this.clients.add(client);
		try {
			requireOpen();
		}
		catch (RuntimeException ex) {
			this.clients.close(client);
			throw ex;
		}
		// Asked afterwards: whoever closes clients does so after the state has changed.
		if (this.closed || this.shared.leaseState() != LeaseState.HELD) {
			this.clients.close(client);
			throw new SessionLeaseException(
					"A client must not be connected as session '" + getName() + "' now: this process does not own it ("
							+ this.shared.leaseState() + "); wait until its state is HELD");
		}
		return client;
	}

	void disconnectClients() {
		this.clients.closeAll();
	}

	@Override
	public void copyTo(TelegramSession target) {
		open();
		if (!(target instanceof StoredSession stored)) {
			throw new IllegalArgumentException("A session can be copied into a session that TelegramSessions opened,"
					+ " not into a " + target.getClass().getName());
		}
		if (!isSame(stored.open())) {
			stored.put(new StoredSnapshot(this.shared), false, (entities) -> {
			});
		}
	}

	private boolean isSame(StoredSession other) {
		return this.shared.ref().equals(other.shared.ref()) && this.shared.store() == other.shared.store();
	}

	SessionSnapshot snapshot() {
		return new StoredSnapshot(open().shared);
	}

	void put(SessionSnapshot snapshot, boolean marked, LongConsumer progress) {
		new SnapshotWriter(snapshot, open().shared).put(marked, progress);
		loginChanged(true);
	}

	boolean putIfEmpty(SessionSnapshot snapshot, LongConsumer progress) {
		boolean put = new SnapshotWriter(snapshot, this.shared).putIf(identity()::isEmpty, progress);
		loginChanged(put);
		return put;
	}

	boolean isEmpty() {
		return identity().isEmpty();
	}

	@Override
	public void save() {
		open().shared.flush();
	}

	@Override
	public void delete() {
		open();
		this.sessions.delete(getName(), this.shared.ref());
		// What waits would only find out that there is no session any more.
		close(System.nanoTime());
	}

	CompletableFuture<@Nullable Void> finishCalls() {
		return this.calls.finish();
	}

	void stopTakingCalls() {
		this.calls.stopTaking();
	}

	@Override
	public void close() {
		close(System.nanoTime() + StoredSessions.CLOSING_NANOS);
	}

	/**
	 * Closes the session, or waits for who is closing it.
	 * @param deadline until when to wait for asynchronous calls
	 */
	void close(long deadline) {
		if (this.closing.begin()) {
			try {
				// Clients may hand in works while they end.
				this.clients.closeAll();
				this.calls.close(deadline);
				this.closed = true;
				this.clients.closeAll();
				this.shared.flushBeforeClose();
			}
			finally {
				release();
			}
		}
		else if (!this.calls.isRunningHere()) {
			this.closing.await(deadline);
		}
	}

	private void release() {
		try {
			this.sessions.release(this);
		}
		finally {
			this.closing.end();
		}
	}

	@Override
	public String toString() {
		return "TelegramSession[name=" + getName() + ", store=" + this.shared.store().kind() + "]";
	}

}
