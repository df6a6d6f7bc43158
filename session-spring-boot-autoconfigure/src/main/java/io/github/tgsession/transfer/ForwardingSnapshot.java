package io.github.tgsession.transfer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * Another snapshot, as it is.
 */
abstract class ForwardingSnapshot implements SessionSnapshot {

	private final SessionSnapshot snapshot;

	ForwardingSnapshot(SessionSnapshot snapshot) {
		this.snapshot = snapshot;
	}

	@Override
	public SnapshotIdentity identity() {
		return this.snapshot.identity();
	}

	@Override
	public Map<Long, UpdateState> updateStates() {
		return this.snapshot.updateStates();
	}

	@Override
	public List<SnapshotAttribute> attributes() {
		return this.snapshot.attributes();
	}

	@Override
	public long entityCount() {
		return this.snapshot.entityCount();
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		this.snapshot.forEachEntity(consumer);
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
		this.snapshot.forEachPeerReference(consumer);
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		this.snapshot.forEachFile(consumer);
	}

	@Override
	public boolean isPartial() {
		return this.snapshot.isPartial();
	}

	@Override
	public void close() {
		this.snapshot.close();
	}

}
