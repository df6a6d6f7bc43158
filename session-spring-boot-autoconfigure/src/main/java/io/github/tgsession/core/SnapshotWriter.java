package io.github.tgsession.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot into a session, many rows at a time. Login and positions come last, so
 * that a session that broke off is not taken for a whole one.
 */
final class SnapshotWriter {

	/**
	 * Names come in no order, so each transaction touches most pages of their index: with
	 * many small ones SQLite writes these pages again and again. Larger ones than this
	 * gain little, and keep other writers waiting for more than a second.
	 */
	private static final int CHUNK = 50_000;

	private final SessionSnapshot snapshot;

	private final SharedSession target;

	private final SnapshotLogin login;

	private final KnownRows known;

	SnapshotWriter(SessionSnapshot snapshot, SharedSession target) {
		this.snapshot = snapshot;
		this.target = target;
		this.login = new SnapshotLogin(snapshot, target);
		this.known = new KnownRows(target);
	}

	/**
	 * Puts all of it.
	 * @param marked whether the session remembers that it came from a snapshot
	 * @param progress is told the number of entities so far
	 */
	void put(boolean marked, LongConsumer progress) {
		begin(this.login.requireSameAccount(this.target.identity()));
		putEntities(progress);
		inChunks(this.snapshot::forEachPeerReference, this::putPeerReferences);
		putFiles();
		// Asked again: somebody may have logged in meanwhile.
		SessionIdentity identity = this.target.identity();
		this.login.requireSameAccount(identity);
		this.target.apply(ChangeSet.of((changes) -> {
			this.login.write(identity, changes);
			if (marked) {
				changes.attribute(ImportMark.toAttribute());
			}
			changes.removeAttribute(ImportMark.BEGUN);
		}));
	}

	/**
	 * What another login left behind when it broke off is of no use to this one.
	 */
	private void begin(boolean empty) {
		AttributeRow begun = ImportMark.begun(this.snapshot.identity());
		AttributeRow earlier = this.target.store()
			.findAttributes(this.target.ref(), List.of(ImportMark.BEGUN))
			.get(ImportMark.BEGUN);
		this.target.apply(ChangeSet.of((changes) -> {
			if (empty && earlier != null && !Arrays.equals(earlier.storedValue(), begun.storedValue())) {
				changes.dropAccount();
			}
			changes.attribute(begun);
		}));
	}

	private void putEntities(LongConsumer progress) {
		boolean merging = this.snapshot.isPartial() && this.target.store().countEntities(this.target.ref()) > 0;
		long[] done = { 0 };
		this.<EntityRow>inChunks(this.snapshot::forEachEntity, (rows) -> {
			Map<Long, EntityRow> given = new LinkedHashMap<>();
			rows.forEach((row) -> given.put(row.id(), storable(row)));
			Iterable<EntityRow> merged = merging ? this.known.merge(given) : given.values();
			this.target.apply(
					ChangeSet.of((changes) -> merged.forEach((row) -> changes.entity(new EntityChange(row, false)))));
			done[0] += rows.size();
			progress.accept(done[0]);
		});
	}

	private void putPeerReferences(List<PeerReferenceRow> rows) {
		this.target.apply(ChangeSet.of((changes) -> rows.forEach(changes::peerReference)));
	}

	private void putFiles() {
		boolean merging = this.snapshot.isPartial() && this.target.store().countFiles(this.target.ref()) > 0;
		this.<CachedFileRow>inChunks(this.snapshot::forEachFile, (rows) -> {
			List<CachedFileRow> news = merging ? this.known.newFiles(rows) : rows;
			this.target.apply(ChangeSet.of((changes) -> news.forEach(changes::file)));
		});
	}

	private <R> void inChunks(Consumer<Consumer<R>> source, Consumer<List<R>> writer) {
		List<R> chunk = new ArrayList<>();
		source.accept((row) -> {
			chunk.add(row);
			if (chunk.size() == CHUNK) {
				writer.accept(chunk);
				chunk.clear();
			}
		});
		if (!chunk.isEmpty()) {
			writer.accept(chunk);
		}
	}

	/**
	 * Foreign files hold texts as their libraries left them.
	 */
	private static EntityRow storable(EntityRow row) {
		return new EntityRow(row.id(), row.accessHash(), row.flags(), storableUsername(row.username()),
				storableUsernames(row.usernames()), Phones.storable(row.phone()), Texts.storable(row.name()),
				row.migratedTo(), row.seenAt());
	}

	private static List<String> storableUsernames(List<String> usernames) {
		if (usernames.isEmpty()) {
			return usernames;
		}
		Set<String> storable = new LinkedHashSet<>();
		usernames.stream().map(SnapshotWriter::storableUsername).filter(Objects::nonNull).forEach(storable::add);
		return List.copyOf(storable);
	}

	private static @Nullable String storableUsername(@Nullable String username) {
		return (username != null) ? Texts.storable(username.toLowerCase(Locale.ROOT)) : null;
	}

}
