package io.github.tgsession.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot into a session, all or nothing.
 */
final class SnapshotWriter {

	private static final int CHUNK = 5_000;

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
		this.target.applyAll((writer) -> putAll(writer, marked, progress));
	}

	/**
	 * Puts all of it if the session is empty when its turn comes.
	 * @param empty whether the session is empty
	 * @param progress is told the number of entities so far
	 * @return whether it was
	 */
	boolean putIf(BooleanSupplier empty, LongConsumer progress) {
		boolean[] put = new boolean[1];
		this.target.applyAll((writer) -> {
			put[0] = empty.getAsBoolean();
			if (put[0]) {
				putAll(writer, true, progress);
			}
		});
		return put[0];
	}

	private void putAll(Consumer<ChangeSet> writer, boolean marked, LongConsumer progress) {
		SessionIdentity identity = this.target.identity();
		this.login.requireSameAccount(identity);
		putEntities(writer, progress);
		inChunks(this.snapshot::forEachPeerReference, Function.identity(),
				(rows) -> writer.accept(ChangeSet.of((changes) -> rows.forEach(changes::peerReference))));
		putFiles(writer);
		writer.accept(ChangeSet.of((changes) -> {
			this.login.write(identity, changes);
			if (marked) {
				changes.attribute(ImportMark.toAttribute());
			}
		}));
	}

	private void putEntities(Consumer<ChangeSet> writer, LongConsumer progress) {
		boolean merging = this.snapshot.isPartial() && this.target.store().countEntities(this.target.ref()) > 0;
		long[] done = { 0 };
		inChunks(this.snapshot::forEachEntity, SnapshotWriter::storable, (rows) -> {
			Map<Long, EntityRow> given = new LinkedHashMap<>();
			rows.forEach((row) -> given.put(row.id(), row));
			Iterable<EntityRow> merged = merging ? this.known.merge(given) : given.values();
			writer.accept(
					ChangeSet.of((changes) -> merged.forEach((row) -> changes.entity(new EntityChange(row, false)))));
			done[0] += rows.size();
			progress.accept(done[0]);
		});
	}

	private void putFiles(Consumer<ChangeSet> writer) {
		boolean merging = this.snapshot.isPartial() && this.target.store().countFiles(this.target.ref()) > 0;
		inChunks(this.snapshot::forEachFile, Function.identity(), (rows) -> {
			List<CachedFileRow> news = merging ? this.known.newFiles(rows) : List.copyOf(rows);
			writer.accept(ChangeSet.of((changes) -> news.forEach(changes::file)));
		});
	}

	private static <R> void inChunks(Consumer<Consumer<R>> source, Function<R, R> storable, Consumer<List<R>> writer) {
		List<R> chunk = new ArrayList<>();
		source.accept((row) -> {
			chunk.add(storable.apply(row));
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
