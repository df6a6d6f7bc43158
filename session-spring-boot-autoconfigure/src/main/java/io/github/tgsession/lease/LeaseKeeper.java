package io.github.tgsession.lease;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the sessions of this process.
 */
final class LeaseKeeper {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private static final long TELLING_SECONDS = 10;

	private final LeaseTable table;

	private final LeaseSettings settings;

	private final String nodeId;

	private final LeaseThreads threads = new LeaseThreads();

	private final Holds holds = new Holds(this.threads, this.threads.closers());

	private final LeaseTaking taking;

	private final Liveness liveness;

	private final Exchange exchange;

	private boolean started;

	private boolean closed;

	LeaseKeeper(SessionStore store, LeaseTable table, LeaseSettings settings, String nodeId,
			LocalProcess localProcess) {
		this.table = table;
		this.settings = settings;
		this.nodeId = nodeId;
		this.taking = new LeaseTaking(table, settings, nodeId, localProcess);
		this.liveness = new Liveness(store, settings,
				new Heartbeat(table, nodeId, localProcess.describe(), settings.ttl()), this.taking, this.holds);
		this.exchange = new Exchange(store, table, settings, nodeId, this.taking, this.holds, this.liveness::isLate);
	}

	Holds holds() {
		return this.holds;
	}

	/**
	 * Looks whether a session that could not be written has been lost.
	 */
	void findOut(Hold hold, long epoch) {
		this.liveness.findOut(hold, epoch);
	}

	private synchronized void start() {
		if (this.closed) {
			throw new IllegalStateException("The leases of Telegram sessions have been closed: nothing can be opened");
		}
		if (this.started) {
			return;
		}
		this.liveness.begin();
		this.started = true;
		this.threads.repeat(this.liveness::beat, this.settings.renewInterval());
		this.threads.repeat(this.liveness::suspendIfLate, this.settings.pollInterval().dividedBy(4));
		this.threads.repeat(this.exchange::lookAround, this.settings.pollInterval());
	}

	/**
	 * Opens a session once more, and takes it if this process does not own it.
	 * @return whether it is open; it is not if somebody has released it meanwhile
	 */
	boolean open(String name, long id, boolean copying) {
		start();
		if (this.liveness.isLate()) {
			// Who seems dead to others would lose it at once.
			this.liveness.beat();
		}
		Hold hold = this.holds.findOrAdd(name, id);
		return hold.openIfOwned(copying) || takeAndOpen(hold, copying);
	}

	/**
	 * Takes what was lost while nobody used it.
	 */
	void takeBack() {
		for (Hold hold : this.holds.all()) {
			if (hold.state() == LeaseState.LOST && open(hold.name(), hold.id(), false)) {
				hold.close();
			}
		}
	}

	private boolean takeAndOpen(Hold hold, boolean copying) {
		lockTaking(hold);
		boolean open = false;
		try {
			// From here on nobody releases it.
			open = hold.open();
			if (!open || !this.holds.contains(hold)) {
				return false;
			}
			if (hold.isOwned() && hold.isTakenShortly() && !copying) {
				// Whether another session here has its key was not asked.
				this.exchange.flush(hold);
				take(hold, false);
			}
			else if (!hold.isOwned()) {
				take(hold, copying);
			}
			open = false;
			return true;
		}
		catch (SessionStoreException ex) {
			this.holds.noteStrays();
			throw ex;
		}
		finally {
			if (open) {
				hold.close();
				if (!hold.isOwned() && hold.endIfUnused()) {
					this.holds.remove(hold);
				}
			}
			hold.taking().unlock();
		}
	}

	private void lockTaking(Hold hold) {
		try {
			if (hold.taking().tryLock(this.settings.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new SessionLeaseException("Session '" + hold.name()
				+ "' cannot be opened: another thread of this process is still taking it or handing it over;"
				+ " try again, and not within a transaction that has changed it");
	}

	private void take(Hold hold, boolean copying) {
		long interruptions = this.holds.interruptions().get();
		takeOrStandBy(hold, copying);
		if (interruptions != this.holds.interruptions().get() || this.liveness.isLate()) {
			// It may be somebody else's already: the next sign of life finds out.
			hold.change(LeaseState.HELD, LeaseState.SUSPENDED);
		}
		else if (hold.isOwned() && hold.isShared()) {
			tellOthers(hold);
		}
	}

	/**
	 * Tells those who have the session open already, and who may still be told that they
	 * have lost it.
	 */
	private void tellOthers(Hold hold) {
		CompletableFuture<?> told;
		synchronized (hold) {
			told = this.holds.tell(hold, LeaseState.HELD);
		}
		if (this.threads.isWorking()) {
			return;
		}
		try {
			told.get(TELLING_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.warn("Those who have Telegram session '" + hold.name()
					+ "' open have not been told in time that it is this process's again");
		}
	}

	private void takeOrStandBy(Hold hold, boolean copying) {
		if (copying) {
			this.taking.takeShortly(hold);
		}
		else if (this.settings.mode() == LeaseMode.WAIT) {
			this.taking.take(hold);
		}
		else if (!this.taking.takeIfFree(hold)) {
			logger.info("Telegram session '" + hold.name() + "' belongs to another process: this one stands by");
		}
	}

	/**
	 * Takes back that somebody has a session open. The last one releases it, unless a
	 * transaction of the caller may still have to write: then it is done behind its back.
	 */
	void close(long id, boolean later) {
		Hold hold = this.holds.find(id);
		if (hold != null) {
			hold.close();
			if (!later && hold.isUnused()) {
				this.exchange.release(hold);
			}
		}
	}

	/**
	 * Notes that a session has been deleted, when it finally is.
	 */
	void deleted(Hold hold, @Nullable CallerTransaction transaction) {
		if (transaction == null) {
			this.holds.remove(hold);
			return;
		}
		transaction.onCompletion((outcome) -> {
			if (outcome == Outcome.COMMITTED) {
				this.holds.remove(hold);
			}
		});
	}

	/**
	 * Releases what is left and says that this process has ended.
	 */
	void close() {
		synchronized (this) {
			this.closed = true;
		}
		releaseAll();
		this.threads.close(this.settings.ttl().dividedBy(6));
		if (this.started && this.holds.all().isEmpty()) {
			try {
				this.table.forget(this.nodeId);
			}
			catch (RuntimeException ex) {
				logger.debug("The end of this process could not be told", ex);
			}
		}
	}

	private void releaseAll() {
		for (Hold hold : this.holds.all()) {
			hold.closeAll();
			try {
				// Each attempt would wait for a connection that there is none of.
				if (!this.liveness.isLate()) {
					this.exchange.release(hold);
				}
			}
			catch (RuntimeException ex) {
				logger.debug("Telegram session '" + hold.name() + "' could not be released", ex);
			}
			if (this.holds.contains(hold)) {
				logger.warn("Telegram session '" + hold.name() + "' could not be released. "
						+ "Other processes have to wait until the time of this one is up");
			}
		}
	}

}
