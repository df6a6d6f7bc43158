package io.github.tgsession.core;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs calls one after the other, in the order in which they came, on threads of an
 * executor.
 * <p>
 * Who finishes or closes the queue runs what is waiting on its own thread: the executor
 * may be busy, paused or shut down by then, or it may be the executor's own thread.
 */
final class CallQueue {

	private final Executor executor;

	private final Supplier<? extends RuntimeException> refusal;

	/**
	 * Held while a call runs. Fair, so that who finishes the queue has a turn between two
	 * calls.
	 */
	private final ReentrantLock turn = new ReentrantLock(true);

	private final Queue<Call<?>> waiting = new ArrayDeque<>();

	private boolean scheduled;

	private boolean closed;

	/**
	 * Makes a queue.
	 * @param executor where calls run
	 * @param refusal with what calls fail once the queue is closed
	 */
	CallQueue(Executor executor, Supplier<? extends RuntimeException> refusal) {
		this.executor = executor;
		this.refusal = refusal;
	}

	<T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> work) {
		CompletableFuture<T> future = new CompletableFuture<>();
		synchronized (this.waiting) {
			if (this.closed) {
				future.completeExceptionally(this.refusal.get());
				return future;
			}
			this.waiting.add(new Call<>(future, work));
			if (this.scheduled) {
				return future;
			}
			this.scheduled = true;
		}
		try {
			this.executor.execute(this::runAll);
		}
		catch (RuntimeException | Error ex) {
			failAll(ex);
		}
		return future;
	}

	private void runAll() {
		boolean more = true;
		while (more) {
			more = runNext();
		}
	}

	private boolean runNext() {
		this.turn.lock();
		try {
			Call<?> call = next();
			if (call != null) {
				call.run();
			}
			return call != null;
		}
		finally {
			this.turn.unlock();
		}
	}

	private @Nullable Call<?> next() {
		synchronized (this.waiting) {
			Call<?> call = this.waiting.poll();
			if (call == null) {
				this.scheduled = false;
			}
			return call;
		}
	}

	private void failAll(Throwable failure) {
		Call<?> call = next();
		while (call != null) {
			call.future().completeExceptionally(failure);
			call = next();
		}
	}

	/**
	 * Sees to it that what is waiting now has run.
	 * @param deadline until when, by {@link System#nanoTime()}, calls are begun or waited
	 * for
	 * @return whether all has run
	 */
	boolean finish(long deadline) {
		int left;
		synchronized (this.waiting) {
			left = this.waiting.size();
		}
		if (!takeTurn(deadline)) {
			return false;
		}
		try {
			while (left > 0 && System.nanoTime() - deadline < 0 && runNext()) {
				left--;
			}
			synchronized (this.waiting) {
				return left == 0 || this.waiting.isEmpty();
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * Takes no more calls, and sees to it that what is waiting has run. What has not
	 * begun before the deadline fails.
	 * @param deadline as for {@link #finish(long)}
	 */
	void close(long deadline) {
		synchronized (this.waiting) {
			this.closed = true;
		}
		finish(deadline);
		failAll(this.refusal.get());
	}

	/**
	 * Who is interrupted closes nevertheless, so that nothing is lost.
	 */
	private boolean takeTurn(long deadline) {
		boolean interrupted = false;
		try {
			for (;;) {
				try {
					return this.turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private record Call<T extends @Nullable Object>(CompletableFuture<T> future, Supplier<T> work) {

		void run() {
			if (this.future.isDone()) {
				return;
			}
			try {
				this.future.complete(this.work.get());
			}
			catch (Throwable ex) {
				this.future.completeExceptionally(ex);
			}
		}

	}

}
