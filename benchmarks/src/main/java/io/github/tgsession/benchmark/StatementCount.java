package io.github.tgsession.benchmark;

import io.github.tgsession.store.buffer.BufferStatistics;

/**
 * How often an application has turned to its database since a moment.
 */
final class StatementCount {

	private final BufferStatistics statistics;

	private final long misses;

	private final long rowsWritten;

	private StatementCount(BufferStatistics statistics) {
		this.statistics = statistics;
		this.misses = statistics.misses();
		this.rowsWritten = statistics.rowsWritten();
	}

	static StatementCount of(Application application) {
		return new StatementCount(application.statistics());
	}

	private long misses() {
		return this.statistics.misses() - this.misses;
	}

	/**
	 * Requires that so many look-ups went to the database; many keys at once are one.
	 */
	void requireMisses(int least) {
		if (misses() < least) {
			throw new IllegalStateException("Only " + misses() + " of " + least + " look-ups went to the database");
		}
	}

	/**
	 * Requires that nothing was written.
	 */
	void requireNothingWritten() {
		long written = this.statistics.rowsWritten() - this.rowsWritten + this.statistics.waitingRows();
		if (written != 0) {
			throw new IllegalStateException(written + " rows were written, though nothing has changed");
		}
	}

	/**
	 * Requires that nothing was read or written.
	 */
	void requireNone() {
		requireNothingWritten();
		if (misses() != 0) {
			throw new IllegalStateException(misses() + " look-ups went to the database, though all is at hand");
		}
	}

}
