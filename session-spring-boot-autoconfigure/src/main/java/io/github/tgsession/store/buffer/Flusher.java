package io.github.tgsession.store.buffer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.tgsession.SessionBufferFullException;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes what waits: soon after it came, on one thread for all sessions, which is there
 * only while something waits. What could not be written is tried again, less and less
 * often.
 */
final class Flusher {

	private static final long LONGEST_PAUSE_MILLIS = 5_000;

	private static final long IDLE_SECONDS = 10;

	private static final Log logger = LogFactory.getLog(BufferedSessionStore.class);

	private final SessionStore store;

	private final SessionBuffers sessions;

	private final BufferSettings settings;

	private final BufferStatistics statistics;

	private final List<FlushListener> listeners = new CopyOnWriteArrayList<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private volatile @Nullable ScheduledThreadPoolExecutor executor;

	Flusher(SessionStore store, SessionBuffers sessions, BufferSettings settings, BufferStatistics statistics) {
		this.store = store;
		this.sessions = sessions;
		this.settings = settings;
		this.statistics = statistics;
	}

	void addListener(FlushListener listener) {
		this.listeners.add(listener);
	}

	synchronized void start() {
		if (this.executor == null) {
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, (work) -> {
				Thread thread = new Thread(work, "telegram-session-flush");
				thread.setDaemon(true);
				return thread;
			});
			started.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
			started.allowCoreThreadTimeOut(true);
			started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
			this.executor = started;
		}
	}

	/**
	 * Ends the thread, after what it is doing.
	 */
	synchronized void stop() {
		ScheduledThreadPoolExecutor stopped = this.executor;
		this.executor = null;
		if (stopped != null) {
			stopped.shutdown();
			try {
				stopped.awaitTermination(this.settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	boolean isRunning() {
		return this.executor != null;
	}

	/**
	 * Sees to it that a session is written for which an earlier thread was to see.
	 */
	void resume(SessionBuffer session) {
		session.schedule().begin(false);
		session.schedule().begin(true);
		if (session.rows() > 0) {
			schedule(session);
		}
	}

	/**
	 * Sees to it that a session is written.
	 */
	void schedule(SessionBuffer session) {
		// A store that is away is asked less often, however much waits.
		if (session.rows() >= this.settings.flushSize() && this.statistics.failingSince() == 0) {
			schedule(session, true, 0);
		}
		else {
			schedule(session, false, this.settings.flushInterval().toMillis());
		}
	}

	private void schedule(SessionBuffer session, boolean soon, long delayMillis) {
		ScheduledThreadPoolExecutor current = this.executor;
		if (current != null && session.schedule().note(soon)) {
			try {
				current.schedule(() -> run(session, soon), delayMillis, TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				// Stopped in between: whoever stops it writes everything.
				session.schedule().begin(soon);
			}
		}
	}

	private void run(SessionBuffer session, boolean soon) {
		session.schedule().begin(soon);
		// Who ends a transaction schedules the session anew.
		if (session.rows() == 0 || session.hasTransactions()) {
			return;
		}
		if (!session.writing().tryLock()) {
			schedule(session, false, this.settings.flushInterval().toMillis());
			return;
		}
		try {
			write(session);
			session.schedule().succeeded();
			if (session.rows() > 0) {
				schedule(session);
			}
		}
		catch (SessionNotFoundException ex) {
			logger.warn("What was learnt last of session " + session.ref().id()
					+ " is dropped: the session has been deleted elsewhere");
		}
		catch (SessionLeaseException ex) {
			logger.warn("What was learnt last of session " + session.ref().id()
					+ " is dropped: another process has taken the session over");
		}
		catch (RuntimeException | Error ex) {
			int failures = session.schedule().failed();
			long pause = Math.min(LONGEST_PAUSE_MILLIS,
					this.settings.flushInterval().toMillis() << Math.min(failures, 10));
			schedule(session, false, pause);
		}
		finally {
			session.writing().unlock();
		}
		this.sessions.settle(session);
	}

	/**
	 * Writes what waits of a session; the caller holds its lock for writing.
	 */
	void write(SessionBuffer session) {
		PendingChanges.Written written;
		long start = System.nanoTime();
		try {
			written = writeWaiting(session, null);
		}
		catch (SessionNotFoundException | SessionLeaseException ex) {
			session.drop(session.copyNow());
			wrote(0);
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			ended(session.rows(), start, false);
			if (this.statistics.failingSince() == 0) {
				this.statistics.failing(System.currentTimeMillis());
				logger.error("Sessions cannot be written: " + ex.getMessage() + "; " + this.statistics.waitingRows()
						+ " changes are kept in memory and tried again");
			}
			throw ex;
		}
		session.remove(written);
		int rows = written.rows();
		ended(rows, start, true);
		wrote(rows);
	}

	/**
	 * Writes what waits in the transaction that the store below has for it.
	 * @param own the transaction of a caller that it is, null if it is none
	 * @return what was written, which still waits
	 */
	PendingChanges.Written writeWaiting(SessionBuffer session, @Nullable Participation own) {
		PendingChanges.Written[] written = new PendingChanges.Written[1];
		this.store.applyAll(session.ref(), (writer) -> {
			written[0] = session.copy(own);
			written[0].writeTo(writer);
		});
		return written[0];
	}

	/**
	 * Notes that something has been written.
	 */
	void wrote(int rows) {
		this.statistics.wrote(rows);
		signalRoom();
		if (this.statistics.failingSince() != 0) {
			long seconds = (System.currentTimeMillis() - this.statistics.failingSince()) / 1000;
			this.statistics.failing(0);
			logger.info("Sessions can be written again, after " + seconds + " s; " + this.statistics.waitingRows()
					+ " changes are still to be written");
		}
	}

	private void ended(int rows, long start, boolean success) {
		long nanos = System.nanoTime() - start;
		for (FlushListener listener : this.listeners) {
			try {
				listener.flushed(rows, nanos, success);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener of flushes failed; what it was told stands", ex);
			}
		}
	}

	/**
	 * Tells who waits that there may be room.
	 */
	private void signalRoom() {
		this.lock.lock();
		try {
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isFull() {
		return this.statistics.waitingRows() >= this.settings.capacity();
	}

	/**
	 * Waits until there is room for more changes.
	 */
	void awaitRoom() {
		for (SessionBuffer session : this.sessions.all()) {
			if (session.rows() > 0) {
				schedule(session, true, 0);
			}
		}
		long nanos = this.settings.maxWait().toNanos();
		this.lock.lock();
		try {
			while (isFull()) {
				if (nanos <= 0) {
					throw new SessionBufferFullException("Nothing more can be kept of what sessions learn: "
							+ this.statistics.waitingRows() + " changes wait for the database, which took none within "
							+ this.settings.maxWait().toMillis()
							+ " ms; see to the database, or raise 'telegram.session.buffer.capacity'");
				}
				nanos = this.room.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SessionBufferFullException("Waiting for room for what sessions learn was interrupted: "
					+ this.statistics.waitingRows() + " changes wait for the database");
		}
		finally {
			this.lock.unlock();
		}
	}

}
