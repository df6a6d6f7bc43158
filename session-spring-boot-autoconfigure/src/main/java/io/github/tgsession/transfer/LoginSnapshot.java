package io.github.tgsession.transfer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * A session of which nothing but the login is known, as from a session string.
 */
record LoginSnapshot(DetectedFormat format, Login login) implements OpenedSession {

	@Override
	public List<String> notes() {
		return List.of();
	}

	@Override
	public SnapshotIdentity identity() {
		return this.login.toIdentity();
	}

	@Override
	public Map<Long, UpdateState> updateStates() {
		return Map.of();
	}

	@Override
	public List<SnapshotAttribute> attributes() {
		return this.login.toAttributes();
	}

	@Override
	public long entityCount() {
		return 0;
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
	}

	@Override
	public boolean isPartial() {
		return true;
	}

	@Override
	public void close() {
	}

}
