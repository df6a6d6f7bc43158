package io.github.tgsession.lease;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.store.CallerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of callers that have written to a session and have not ended.
 */
final class JoinedTransactions {

	private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Set<CallerTransaction> open = Collections.newSetFromMap(new IdentityHashMap<>());

	boolean contains(@Nullable CallerTransaction transaction) {
		if (transaction == null) {
			return false;
		}
		synchronized (this) {
			return this.open.contains(transaction);
		}
	}

	void add(@Nullable CallerTransaction transaction) {
		if (transaction == null) {
			return;
		}
		synchronized (this) {
			if (!this.open.add(transaction)) {
				return;
			}
		}
		transaction.onCompletion((outcome) -> remove(transaction));
	}

	private synchronized void remove(CallerTransaction transaction) {
		this.open.remove(transaction);
		notifyAll();
	}

	/**
	 * Waits until none is open, but not for ever.
	 * @return whether none is
	 */
	synchronized boolean awaitEnd() {
		long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
		while (!this.open.isEmpty()) {
			long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			if (millis <= 0) {
				return false;
			}
			try {
				wait(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

}
