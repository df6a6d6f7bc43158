package io.github.tgsession.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SessionSnapshots;

/**
 * Tells how far a long import is, so that nobody takes the start for stuck.
 */
final class ImportProgress implements SessionSnapshots {

	private static final long PAUSE = Duration.ofSeconds(2).toNanos();

	private final SessionSnapshots snapshots;

	private final String place;

	private final Consumer<String> log;

	private final LongSupplier nanoTime;

	ImportProgress(SessionSnapshots snapshots, String place, Consumer<String> log, LongSupplier nanoTime) {
		this.snapshots = snapshots;
		this.place = place;
		this.log = log;
		this.nanoTime = nanoTime;
	}

	@Override
	public SessionSnapshot take(TelegramSession session) {
		return this.snapshots.take(session);
	}

	@Override
	public boolean isEmpty(TelegramSession session) {
		return this.snapshots.isEmpty(session);
	}

	@Override
	public void put(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress) {
		this.snapshots.put(session, snapshot, told(snapshot, progress));
	}

	@Override
	public boolean putIfEmpty(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress) {
		return this.snapshots.putIfEmpty(session, snapshot, told(snapshot, progress));
	}

	private LongConsumer told(SessionSnapshot snapshot, LongConsumer progress) {
		long total = snapshot.entityCount();
		long[] told = { this.nanoTime.getAsLong() };
		return (entities) -> {
			long now = this.nanoTime.getAsLong();
			if (now - told[0] >= PAUSE) {
				told[0] = now;
				this.log.accept(String.format(Locale.ENGLISH, "Importing %s: %,d of %,d entities", this.place, entities,
						total));
			}
			progress.accept(entities);
		};
	}

}
