package io.github.tgsession.transfer;

import java.util.EnumMap;
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
 * Counts the parts of a snapshot while somebody else reads it. What is read again is
 * counted anew.
 */
final class CountedSnapshot implements SessionSnapshot {

	private final SessionSnapshot snapshot;

	private PartCounter entities = new PartCounter();

	private PartCounter references = new PartCounter();

	private PartCounter files = new PartCounter();

	CountedSnapshot(SessionSnapshot snapshot) {
		this.snapshot = snapshot;
	}

	/**
	 * What has passed.
	 */
	Map<SessionPart, Long> counts() {
		PartCounter rest = new PartCounter();
		rest.count(this.snapshot);
		Map<SessionPart, Long> counts = new EnumMap<>(SessionPart.class);
		for (PartCounter counter : List.of(rest, this.entities, this.references, this.files)) {
			counts.putAll(counter.counts());
		}
		return counts;
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
		PartCounter counter = new PartCounter();
		this.entities = counter;
		this.snapshot.forEachEntity((entity) -> {
			counter.count(entity);
			consumer.accept(entity);
		});
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
		PartCounter counter = new PartCounter();
		this.references = counter;
		this.snapshot.forEachPeerReference((reference) -> {
			counter.countPeerReference();
			consumer.accept(reference);
		});
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		PartCounter counter = new PartCounter();
		this.files = counter;
		this.snapshot.forEachFile((file) -> {
			counter.count(file);
			consumer.accept(file);
		});
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
