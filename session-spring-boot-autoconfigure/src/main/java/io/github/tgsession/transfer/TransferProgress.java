package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.SessionSnapshot;

/**
 * What has passed so far on a transfer.
 */
final class TransferProgress {

	/**
	 * How many rows pass between two reports.
	 */
	private static final int STEP = 10_000;

	private final PartCounter counter = new PartCounter();

	private final List<String> notes = new ArrayList<>();

	private final LongConsumer listener;

	private long entities;

	private long rows;

	TransferProgress(LongConsumer listener) {
		this.listener = listener;
	}

	void begins(SessionSnapshot session) {
		this.counter.count(session);
	}

	void passes(EntityRow entity) {
		this.counter.count(entity);
		this.entities++;
		passesRow();
	}

	void passes(CachedFileRow file) {
		this.counter.count(file);
		passesRow();
	}

	void passesPeerReference() {
		this.counter.countPeerReference();
		passesRow();
	}

	/**
	 * Files and references are reported too, if only by the same number of entities once
	 * more: it goes on.
	 */
	private void passesRow() {
		if (++this.rows % STEP == 0) {
			this.listener.accept(this.entities);
		}
	}

	void note(String note) {
		this.notes.add(note);
	}

	/**
	 * Notes entities that nobody could use.
	 * @param count how many there were, perhaps none
	 */
	void noteUseless(long count) {
		if (count > 0) {
			note(count(count, "entity was", "entities were")
					+ " left out: only shortened objects of them were seen, whose access hashes are of no use");
		}
	}

	/**
	 * A number with what it counts.
	 */
	static String count(long count, String singular, String plural) {
		return String.format(Locale.ROOT, "%,d %s", count, (count == 1) ? singular : plural);
	}

	Map<SessionPart, Long> counts() {
		return this.counter.counts();
	}

	List<String> notes() {
		return this.notes;
	}

}
