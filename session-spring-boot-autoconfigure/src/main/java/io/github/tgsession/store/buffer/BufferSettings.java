package io.github.tgsession.store.buffer;

import java.time.Duration;

/**
 * How a {@link BufferedSessionStore} works.
 *
 * @param maximumSize about how many entities of all sessions are kept at hand; 0 for none
 * @param flushInterval how long a change waits at the most before it is written
 * @param flushSize with how many waiting changes a session is written before that
 * @param capacity how many changes of all sessions may wait
 * @param maxWait how long a caller waits when that many do
 * @since 0.1.0
 */
public record BufferSettings(long maximumSize, Duration flushInterval, int flushSize, int capacity, Duration maxWait) {

	public BufferSettings {
		requireAtLeast(0, maximumSize, "maximumSize");
		requireAtLeast(1, flushSize, "flushSize");
		requireAtLeast(1, capacity, "capacity");
		requireAtLeast(1, flushInterval.toMillis(), "flushInterval in milliseconds");
		requireAtLeast(0, maxWait.toMillis(), "maxWait in milliseconds");
	}

	private static void requireAtLeast(long least, long value, String what) {
		if (value < least) {
			throw new IllegalArgumentException(what + " is " + least + " or more, not " + value);
		}
	}

	/**
	 * The settings of an application that says nothing else.
	 * @return 100,000 entities, 500 ms, 1,000 changes, 100,000 changes, 10 s
	 */
	public static BufferSettings defaults() {
		return new BufferSettings(100_000, Duration.ofMillis(500), 1_000, 100_000, Duration.ofSeconds(10));
	}

}
