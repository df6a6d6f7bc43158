package io.github.tgsession.core;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread close something, and others wait until it has.
 */
final class ClosingOnce {

	private final AtomicReference<@Nullable Thread> closer = new AtomicReference<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	/**
	 * Begins to close.
	 * @return whether nobody has begun before
	 */
	boolean begin() {
		return this.closer.compareAndSet(null, Thread.currentThread());
	}

	void end() {
		this.closed.countDown();
	}

	/**
	 * Waits until another thread has closed. Whoever is interrupted stops waiting and
	 * stays interrupted.
	 * @param deadline until when to wait, by {@link System#nanoTime()}
	 */
	void await(long deadline) {
		// Closing may fail a future, and what depends on it may close again.
		if (this.closer.get() == Thread.currentThread()) {
			return;
		}
		try {
			this.closed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
