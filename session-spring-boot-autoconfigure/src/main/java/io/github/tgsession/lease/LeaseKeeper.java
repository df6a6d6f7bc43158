package io.github.tgsession.lease;

import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the sessions of this process.
 */
final class LeaseKeeper {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private final LeaseTable table;

	private final LeaseSettings settings;

	private final String nodeId;

	private final LeaseThreads threads = new LeaseThreads();

	private final Holds holds = new Holds(this.threads);

	private final LeaseTaking taking;

	private final Liveness liveness;

	private final Exchange exchange;

	private boolean started;

	LeaseKeeper(SessionStore store, LeaseTable table, LeaseSettings settings, String nodeId,
			LocalProcess localProcess) {
		this.table = table;
		this.settings = settings;
		this.nodeId = nodeId;
		this.taking = new LeaseTaking(table, settings, nodeId, localProcess);
		this.liveness = new Liveness(store, table, settings, nodeId, localProcess.describe(), this.holds);
		this.exchange = new Exchange(store, table, settings, nodeId, this.taking, this.holds);
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
		Hold hold = this.holds.findOrAdd(name, id);
		hold.changing().lock();
		try {
			if (!this.holds.contains(hold)) {
				return false;
			}
			if (!hold.isOwned()) {
				take(hold, copying);
			}
			hold.open();
			return true;
		}
		finally {
			if (hold.isUnused() && !hold.isOwned()) {
				this.holds.remove(hold);
			}
			hold.changing().unlock();
		}
	}

	private void take(Hold hold, boolean copying) {
		if (copying) {
			hold.taken(this.taking.takeShortly(hold.id(), "copy session '" + hold.name() + "'").epoch());
		}
		else if (this.settings.mode() == LeaseMode.WAIT) {
			this.taking.take(hold);
		}
		else if (!this.taking.takeIfFree(hold)) {
			logger.info("Telegram session '" + hold.name() + "' belongs to another process: this one stands by");
		}
	}

	/**
	 * Takes a session that nobody has open here, to delete it.
	 */
	SessionRef takeToDelete(SessionRef session) {
		start();
		return this.taking.takeShortly(session.id(), "delete session #" + session.id());
	}

	/**
	 * Takes back that somebody has a session open. The last one releases it, unless a
	 * transaction of the caller may still have to write: then it is done behind its back.
	 */
	void close(long id, boolean later) {
		Hold hold = this.holds.find(id);
		if (hold == null) {
			return;
		}
		hold.changing().lock();
		try {
			hold.close();
		}
		finally {
			hold.changing().unlock();
		}
		if (!later) {
			this.exchange.release(hold);
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
		this.threads.close(this.settings.ttl().dividedBy(6));
		for (Hold hold : this.holds.all()) {
			hold.closeAll();
			try {
				this.exchange.release(hold);
			}
			catch (RuntimeException ex) {
				logger.warn("Telegram session '" + hold.name() + "' could not be released: " + ex.getMessage()
						+ ". Other processes have to wait until the time of this one is up");
			}
		}
		if (this.started && this.holds.all().isEmpty()) {
			try {
				this.table.forget(this.nodeId);
			}
			catch (RuntimeException ex) {
				logger.debug("The end of this process could not be told", ex);
			}
		}
	}

}
