package io.github.tgsession.transfer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionSnapshot;

/**
 * Counts the parts of a snapshot while somebody else reads it. What is read again is
 * counted anew.
 */
final class CountedSnapshot extends ForwardingSnapshot {

	private PartCounter entities = new PartCounter();

	private PartCounter references = new PartCounter();

	private PartCounter files = new PartCounter();

	CountedSnapshot(SessionSnapshot snapshot) {
		super(snapshot);
	}

	/**
	 * What has passed.
	 */
	Map<SessionPart, Long> counts() {
		PartCounter rest = new PartCounter();
		rest.count(this);
		Map<SessionPart, Long> counts = new EnumMap<>(SessionPart.class);
		for (PartCounter counter : List.of(rest, this.entities, this.references, this.files)) {
			counts.putAll(counter.counts());
		}
		return counts;
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		PartCounter counter = new PartCounter();
		this.entities = counter;
		super.forEachEntity((entity) -> {
			counter.count(entity);
			consumer.accept(entity);
		});
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
		PartCounter counter = new PartCounter();
		this.references = counter;
		super.forEachPeerReference((reference) -> {
			counter.countPeerReference();
			consumer.accept(reference);
		});
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		PartCounter counter = new PartCounter();
		this.files = counter;
		super.forEachFile((file) -> {
			counter.count(file);
			consumer.accept(file);
		});
	}

}
