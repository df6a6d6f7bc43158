package io.github.tgsession.core;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a session has saved its bot from asking Telegram. A hit is an answer that
 * saved a request; what needs no look-up is neither hit nor miss.
 *
 * @since 0.1.0
 */
public final class SessionStatistics {

	private final CacheStatistics entities = new CacheStatistics();

	private final CacheStatistics files = new CacheStatistics();

	private final LongAdder sparedEntities = new LongAdder();

	private final LongAdder skippedObjects = new LongAdder();

	SessionStatistics() {
	}

	/**
	 * What look-ups of entities found.
	 * @return live counters
	 */
	public CacheStatistics entities() {
		return this.entities;
	}

	/**
	 * What look-ups of sent files found.
	 * @return live counters
	 */
	public CacheStatistics files() {
		return this.files;
	}

	/**
	 * How many entities came once more with nothing new, so that the store was neither
	 * asked nor told.
	 * @return the number
	 */
	public long sparedEntities() {
		return this.sparedEntities.sum();
	}

	void spared(long entities) {
		this.sparedEntities.add(entities);
	}

	/**
	 * How many objects promised an entity by their name but could not be read.
	 * @return the number
	 */
	public long skippedObjects() {
		return this.skippedObjects.sum();
	}

	void skippedObject() {
		this.skippedObjects.increment();
	}

	/**
	 * Counters of one kind of look-ups.
	 */
	public static final class CacheStatistics {

		private final LongAdder hits = new LongAdder();

		private final LongAdder misses = new LongAdder();

		private final LongAdder puts = new LongAdder();

		CacheStatistics() {
		}

		/**
		 * How many look-ups were answered.
		 * @return the number
		 */
		public long hits() {
			return this.hits.sum();
		}

		/**
		 * How many look-ups were not answered.
		 * @return the number
		 */
		public long misses() {
			return this.misses.sum();
		}

		/**
		 * How many new or changed rows were stored.
		 * @return the number
		 */
		public long puts() {
			return this.puts.sum();
		}

		void lookedUp(boolean found) {
			(found ? this.hits : this.misses).increment();
		}

		void put(long rows) {
			this.puts.add(rows);
		}

	}

}
