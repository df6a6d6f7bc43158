package io.github.tgsession.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * A handle of a session in a store. Every method that asks or tells something goes
 * through {@link #open()}.
 */
final class StoredSession implements TelegramSession {

	private final SharedSession shared;

	private final StoredSessions sessions;

	private final SessionIdentityAccess identity;

	private final UpdateStates updateStates;

	private final EntityLearner learner;

	private final EntityResolver resolver;

	private final SentFiles sentFiles;

	private final AtomicBoolean closed = new AtomicBoolean();

	StoredSession(SharedSession shared, StoredSessions sessions) {
		this.shared = shared;
		this.sessions = sessions;
		this.identity = new SessionIdentityAccess(shared);
		this.updateStates = new UpdateStates(shared);
		this.learner = new EntityLearner(shared);
		this.resolver = new EntityResolver(shared);
		this.sentFiles = new SentFiles(shared);
	}

	private StoredSession open() {
		if (this.shared.isDeleted()) {
			throw new IllegalStateException(
					"Session '" + getName() + "' has been deleted: open it again to start an empty one");
		}
		if (this.closed.get()) {
			throw new IllegalStateException(
					"Session '" + getName() + "' has been closed: open it again, or keep it open while it is in use");
		}
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
	public int getDcId() {
		return open().identity.row().homeDcId();
	}

	@Override
	public @Nullable String getServerAddress() {
		DataCenterRow home = open().identity.homeDataCenter();
		return (home != null) ? home.address() : null;
	}

	@Override
	public int getPort() {
		DataCenterRow home = open().identity.homeDataCenter();
		return (home != null) ? home.port() : 0;
	}

	@Override
	public boolean isTestMode() {
		return open().identity.row().testMode();
	}

	@Override
	public void setTestMode(boolean testMode) {
		open().identity.set(SessionField.TEST_MODE, testMode);
	}

	@Override
	public void setDc(int dcId, String serverAddress, int port) {
		open().identity.setDc(dcId, serverAddress, port);
		// On the way to another data centre there is no login that could replace the old
		// one.
		loginChanged(this.identity.homeKey() != null);
	}

	@Override
	public @Nullable AuthKey getAuthKey() {
		return open().identity.homeKey();
	}

	@Override
	public void setAuthKey(@Nullable AuthKey key) {
		open().identity.setHomeKey(key);
		loginChanged(true);
	}

	@Override
	public @Nullable AuthKey getAuthKey(int dcId) {
		return getAuthKey(dcId, AuthKeyPurpose.PERMANENT);
	}

	@Override
	public void setAuthKey(int dcId, @Nullable AuthKey key) {
		setAuthKey(dcId, AuthKeyPurpose.PERMANENT, key, null);
	}

	@Override
	public @Nullable AuthKey getAuthKey(int dcId, AuthKeyPurpose purpose) {
		return open().identity.key(dcId, purpose);
	}

	@Override
	public void setAuthKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key, @Nullable Instant expiresAt) {
		loginChanged(open().identity.setKey(dcId, purpose, key, expiresAt));
	}

	private void loginChanged(boolean changed) {
		if (changed) {
			this.shared.identityListener().identityChanged(this);
		}
	}

	@Override
	public @Nullable SelfUser getSelf() {
		return open().identity.self();
	}

	@Override
	public void setSelf(@Nullable SelfUser self) {
		open().identity.setSelf(self);
	}

	@Override
	public @Nullable Integer getApiId() {
		return open().identity.row().apiId();
	}

	@Override
	public void setApiId(@Nullable Integer apiId) {
		open().identity.set(SessionField.API_ID, apiId);
	}

	@Override
	public @Nullable Long getTakeoutId() {
		return open().identity.row().takeoutId();
	}

	@Override
	public void setTakeoutId(@Nullable Long takeoutId) {
		open().identity.set(SessionField.TAKEOUT_ID, takeoutId);
	}

	@Override
	public void markRevoked(int dcId, String reason) {
		loginChanged(open().identity.markRevoked(dcId, reason));
	}

	@Override
	public @Nullable String getRevokedReason() {
		return open().identity.revokedReason();
	}

	@Override
	public Optional<byte[]> findAttribute(String name) {
		return open().identity.findAttribute(name);
	}

	@Override
	public void setAttribute(String name, byte @Nullable [] value) {
		open().identity.setAttribute(name, value);
	}

	@Override
	public String toSessionString() {
		return open().identity.toSessionString();
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
		boolean put = new SnapshotWriter(snapshot, open().shared).putIf(this.identity::isEmpty, progress);
		loginChanged(put);
		return put;
	}

	boolean isEmpty() {
		return open().identity.isEmpty();
	}

	@Override
	public void save() {
		open().shared.flush();
	}

	@Override
	public void delete() {
		open();
		this.sessions.delete(getName(), this.shared.ref());
		close();
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			try {
				this.shared.flushBeforeClose();
			}
			finally {
				this.sessions.release(this);
			}
		}
	}

	@Override
	public String toString() {
		return "TelegramSession[name=" + getName() + ", store=" + this.shared.store().kind() + "]";
	}

}
