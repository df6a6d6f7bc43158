package io.github.tgsession.store.buffer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Live counters of a {@link BufferedSessionStore}.
 *
 * @since 0.1.0
 */
public final class BufferStatistics {

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final LongAdder rowsWritten = new LongAdder();

	private volatile long failingSince;

	private final AtomicLong waitingRows = new AtomicLong();

	BufferStatistics() {
	}

	/**
	 * How many look-ups were answered without the store below.
	 * @return the number
	 */
	public long hits() {
		return this.hits.sum();
	}

	/**
	 * How many look-ups had to ask the store below.
	 * @return the number
	 */
	public long misses() {
		return this.misses.sum();
	}

	/**
	 * How many changes were written.
	 * @return the number
	 */
	public long rowsWritten() {
		return this.rowsWritten.sum();
	}

	/**
	 * How many changes wait to be written.
	 * @return the number
	 */
	public long waitingRows() {
		return this.waitingRows.get();
	}

	/**
	 * Since when nothing could be written.
	 * @return milliseconds since 1970, 0 if the last attempt succeeded
	 */
	public long failingSince() {
		return this.failingSince;
	}

	void hit() {
		this.hits.increment();
	}

	void missed(int lookUps) {
		this.misses.add(lookUps);
	}

	void wrote(int rows) {
		this.rowsWritten.add(rows);
	}

	void waiting(int more) {
		this.waitingRows.addAndGet(more);
	}

	void failing(long since) {
		this.failingSince = since;
	}

}
