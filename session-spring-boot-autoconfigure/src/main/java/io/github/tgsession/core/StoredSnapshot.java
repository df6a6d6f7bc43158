package io.github.tgsession.core;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;

/**
 * A session of a store as a snapshot. Positions, identity and attributes are read at
 * once, the rest page by page when it is asked for.
 */
final class StoredSnapshot implements SessionSnapshot {

	private static final int PAGE = 1000;

	private final SharedSession session;

	private final Map<Long, UpdateState> updateStates;

	private final SnapshotIdentity identity;

	private final List<SnapshotAttribute> attributes;

	StoredSnapshot(SharedSession session) {
		this.session = session;
		// First of all, so that no position is ahead of the entities that are read later.
		this.updateStates = session.store().findUpdateStates(session.ref(), null);
		this.identity = toSnapshot(session.identity());
		this.attributes = session.store()
			.findAttributes(session.ref(), null)
			.values()
			.stream()
			.map(this::toSnapshot)
			.toList();
	}

	private SnapshotIdentity toSnapshot(SessionIdentity identity) {
		SessionRow row = identity.session();
		return new SnapshotIdentity(row.homeDcId(), row.testMode(), row.apiId(), row.userId(), row.bot(),
				row.takeoutId(), row.revokedReason(), identity.dataCenters(),
				identity.authKeys().stream().map(this::toSnapshot).toList());
	}

	private SnapshotKey toSnapshot(AuthKeyRow row) {
		byte[] key = StoredSecrets.fromStored(row.storedKey(), "authorization key of data centre " + row.dcId(),
				this.session.name());
		AuthKeyPurpose[] purposes = AuthKeyPurpose.values();
		if (row.purpose() < 0 || row.purpose() >= purposes.length) {
			throw new SessionStoreException(
					"The authorization key of data centre " + row.dcId() + " of session '" + this.session.name()
							+ "' has a purpose that this version does not know: use the version that wrote it",
					null);
		}
		return new SnapshotKey(row.dcId(), purposes[row.purpose()], AuthKey.of(key), row.expiresAt(), row.replacedAt());
	}

	private SnapshotAttribute toSnapshot(AttributeRow row) {
		return new SnapshotAttribute(row.name(),
				StoredSecrets.fromStored(row.storedValue(), "attribute '" + row.name() + "'", this.session.name()),
				row.expiresAt());
	}

	@Override
	public SnapshotIdentity identity() {
		return this.identity;
	}

	@Override
	public Map<Long, UpdateState> updateStates() {
		return this.updateStates;
	}

	@Override
	public List<SnapshotAttribute> attributes() {
		return this.attributes;
	}

	@Override
	public long entityCount() {
		return this.session.store().countEntities(this.session.ref());
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		forEach(this.session.store()::readEntities, EntityRow::id, consumer);
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
		forEach(this.session.store()::readPeerReferences, PeerReferenceRow::entityId, consumer);
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		forEach(this.session.store()::readFiles, CachedFileRow::key, consumer);
	}

	private <R, K> void forEach(PageReader<R, K> reader, Function<R, K> keyOf, Consumer<? super R> consumer) {
		List<R> page = reader.read(this.session.ref(), null, PAGE);
		while (!page.isEmpty()) {
			page.forEach(consumer);
			page = reader.read(this.session.ref(), keyOf.apply(page.get(page.size() - 1)), PAGE);
		}
	}

	/**
	 * Everything that a session has is in its snapshot.
	 */
	@Override
	public boolean isPartial() {
		return false;
	}

	@Override
	public void close() {
	}

	private interface PageReader<R, K> {

		List<R> read(SessionRef session, @Nullable K after, int limit);

	}

}
