package io.github.tgsession.lease;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.store.LeaseTable;

/**
 * Says that this process is alive. For how long others believe it counts from before that
 * was sent.
 */
final class Heartbeat {

	private final LeaseTable table;

	private final String nodeId;

	private final String description;

	private final Duration ttl;

	private volatile Sent last = new Sent(System.nanoTime() - TimeUnit.DAYS.toNanos(1), 0);

	Heartbeat(LeaseTable table, String nodeId, String description, Duration ttl) {
		this.table = table;
		this.nodeId = nodeId;
		this.description = description;
		this.ttl = ttl;
	}

	/**
	 * Gives a sign of life.
	 * @return whether others have believed in it until now
	 */
	boolean beat() {
		Sent sent = Sent.now();
		boolean uninterrupted = this.table.renew(this.nodeId, this.description, this.ttl);
		this.last = sent;
		return uninterrupted;
	}

	/**
	 * Whether the last sign of life is older than some time.
	 */
	boolean isOlderThan(Duration age) {
		return this.last.age() > age.toNanos();
	}

	/**
	 * @param nanos by the clock that nobody sets
	 * @param millis by the one that goes on while the machine sleeps
	 */
	private record Sent(long nanos, long millis) {

		static Sent now() {
			return new Sent(System.nanoTime(), System.currentTimeMillis());
		}

		long age() {
			return Math.max(System.nanoTime() - this.nanos,
					TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - this.millis));
		}

	}

}
