package io.github.tgsession.core;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of asynchronous calls if nobody gives any: made when they are needed, gone
 * after a minute without work. Each handle of a session keeps at most one of them busy
 * and waits for at most one.
 */
final class CallThreads implements Executor, AutoCloseable {

	private final AtomicInteger number = new AtomicInteger();

	private final ThreadPoolExecutor threads;

	CallThreads() {
		// The works wait for the database, so there may be more of them than processors.
		int maximum = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
		this.threads = new ThreadPoolExecutor(maximum, maximum, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
				this::thread);
		this.threads.allowCoreThreadTimeOut(true);
	}

	private Thread thread(Runnable work) {
		Thread thread = new Thread(work, "telegram-session-" + this.number.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void execute(Runnable work) {
		this.threads.execute(work);
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
