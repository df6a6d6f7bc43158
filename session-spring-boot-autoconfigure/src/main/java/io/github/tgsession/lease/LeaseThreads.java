package io.github.tgsession.lease;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The threads of leases. Signs of life, the look at the clock and the look at who wants
 * something have one each, since none of them may wait for another; what takes long, such
 * as closing clients, is done by others. They are there from the first opened session on,
 * which may be while beans are made: a lease must not end because a context takes long to
 * start.
 */
final class LeaseThreads implements Executor {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private static final String WORKER = "telegram-session-lease-work-";

	private static final int TIMERS = 3;

	private static final int WORKERS = 32;

	private final ThreadPoolExecutor workers;

	/**
	 * As many as there is to disconnect at once: nobody can wait for that.
	 */
	private final ExecutorService closers = Executors.newCachedThreadPool(named("telegram-session-lease-close-"));

	private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(TIMERS,
			named("telegram-session-lease-"));

	LeaseThreads() {
		this.workers = new ThreadPoolExecutor(WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				named(WORKER));
		this.workers.allowCoreThreadTimeOut(true);
	}

	private static ThreadFactory named(String prefix) {
		AtomicInteger number = new AtomicInteger();
		return (work) -> {
			Thread thread = new Thread(work, prefix + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	void repeat(Runnable work, Duration interval) {
		long millis = Math.max(1, interval.toMillis());
		this.timers.scheduleWithFixedDelay(() -> runSafely(work), millis, millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * What fails once must be repeated nevertheless: a process without signs of life
	 * loses its sessions.
	 */
	private static void runSafely(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("What keeps the leases of Telegram sessions failed; it is tried again", ex);
		}
	}

	Executor closers() {
		return this.closers;
	}

	/**
	 * Whether the calling thread is one of those that do the work.
	 */
	boolean isWorking() {
		return Thread.currentThread().getName().startsWith(WORKER);
	}

	@Override
	public void execute(Runnable work) {
		this.workers.execute(work);
	}

	/**
	 * Ends what is repeated, and waits for what is under way for a while.
	 */
	void close(Duration patience) {
		// Not interrupted: H2 closes its file under interrupted threads.
		this.timers.shutdown();
		this.workers.shutdown();
		this.closers.shutdown();
		if (isWorking()) {
			// Else the caller would wait for itself.
			return;
		}
		try {
			this.workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
