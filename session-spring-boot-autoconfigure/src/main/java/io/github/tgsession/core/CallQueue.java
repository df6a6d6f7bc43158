package io.github.tgsession.core;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.github.tgsession.SessionBufferFullException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs works one after the other, in the order in which they came, on threads of an
 * executor, and never on the thread of whoever hands them over or closes the queue.
 * <p>
 * The queue is handed over anew after each work, so that a session with many of them
 * leaves the thread to the others in between.
 */
final class CallQueue {

	/**
	 * How many works may wait.
	 */
	static final int CAPACITY = 10_000;

	private static final Log logger = LogFactory.getLog(CallQueue.class);

	private final String session;

	private final Executor executor;

	private final Supplier<? extends RuntimeException> refusal;

	private final Queue<Work<?>> waiting = new ArrayDeque<>();

	/**
	 * Completed when the work that was taken last has run or failed, whatever becomes of
	 * the future that was handed out.
	 */
	private CompletableFuture<@Nullable Void> lastEnd = CompletableFuture.completedFuture(null);

	private boolean handedOver;

	private boolean closed;

	private volatile @Nullable Thread running;

	/**
	 * Makes a queue.
	 * @param session the name of the session, for messages
	 * @param executor where works run
	 * @param refusal with what works fail that come after the queue is closed
	 */
	CallQueue(String session, Executor executor, Supplier<? extends RuntimeException> refusal) {
		this.session = session;
		this.executor = executor;
		this.refusal = refusal;
	}

	<T extends @Nullable Object> CompletableFuture<T> submit(Supplier<? extends T> call) {
		Work<T> work = new Work<>(call, new CompletableFuture<>(), new CompletableFuture<>());
		synchronized (this.waiting) {
			if (this.closed) {
				return CompletableFuture.failedFuture(this.refusal.get());
			}
			if (this.waiting.size() >= CAPACITY) {
				return CompletableFuture.failedFuture(full());
			}
			this.waiting.add(work);
			this.lastEnd = work.end();
			if (this.handedOver) {
				return work.future();
			}
			this.handedOver = true;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RuntimeException | Error ex) {
			failWaiting(ex);
		}
		return work.future();
	}

	private SessionBufferFullException full() {
		return new SessionBufferFullException(CAPACITY + " works of session '" + this.session
				+ "' wait already: let some of their futures complete before handing over more, and look whether the "
				+ "database is slow or away");
	}

	private void run() {
		while (runNext()) {
			try {
				this.executor.execute(this::run);
				return;
			}
			catch (RuntimeException | Error ex) {
				// An executor that is busy or ending gives no other thread than this one,
				// and what it has taken once must not be lost.
				logger.debug("The next work of session '" + this.session + "' stays on its thread", ex);
			}
		}
	}

	/**
	 * Runs a work.
	 * @return whether there are more
	 */
	private boolean runNext() {
		Work<?> work;
		synchronized (this.waiting) {
			work = this.waiting.poll();
		}
		if (work != null) {
			this.running = Thread.currentThread();
			try {
				work.run();
			}
			finally {
				this.running = null;
			}
		}
		synchronized (this.waiting) {
			this.handedOver = !this.waiting.isEmpty();
			return this.handedOver;
		}
	}

	private int failWaiting(Throwable failure) {
		List<Work<?>> left;
		synchronized (this.waiting) {
			left = List.copyOf(this.waiting);
			this.waiting.clear();
			this.handedOver = false;
		}
		left.forEach((work) -> work.fail(failure));
		return left.size();
	}

	/**
	 * Whether the calling thread is just running a work of this queue, or what depends on
	 * its future. It would wait for itself if it waited for the queue.
	 */
	boolean isRunningHere() {
		return this.running == Thread.currentThread();
	}

	/**
	 * When everything that has been taken so far has run.
	 * @return completed then, on the thread of the last work; already completed for a
	 * work of this queue
	 */
	CompletableFuture<@Nullable Void> finish() {
		if (isRunningHere()) {
			return CompletableFuture.completedFuture(null);
		}
		synchronized (this.waiting) {
			return this.lastEnd;
		}
	}

	void stopTaking() {
		synchronized (this.waiting) {
			this.closed = true;
		}
	}

	/**
	 * Takes no more works and waits for those that it has. What has not begun before the
	 * deadline, or before the calling thread is interrupted, fails.
	 * @param deadline until when to wait, by {@link System#nanoTime()}
	 */
	void close(long deadline) {
		stopTaking();
		try {
			finish().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("Session '" + this.session + "' is closed while works of it wait", ex);
		}
		int left = failWaiting(new IllegalStateException("This work has not run: session '" + this.session
				+ "' was closed before it had its turn. Wait for the futures of works that matter before closing"));
		if (left > 0) {
			logger.warn("Session '" + this.session + "' was closed while works handed over with callAsync or runAsync "
					+ "were waiting: " + left + " of them have not run, and their futures have failed. Look whether "
					+ "the database is slow or away, or a work hangs.");
		}
	}

	/**
	 * The future is the caller's: it may be completed or cancelled and says nothing about
	 * whether the work has run.
	 */
	private record Work<T extends @Nullable Object>(Supplier<? extends T> call, CompletableFuture<T> future,
			CompletableFuture<@Nullable Void> end) {

		void run() {
			try {
				this.future.complete(this.call.get());
			}
			catch (Throwable ex) {
				this.future.completeExceptionally(ex);
			}
			this.end.complete(null);
		}

		void fail(Throwable failure) {
			this.future.completeExceptionally(failure);
			this.end.complete(null);
		}

	}

}
