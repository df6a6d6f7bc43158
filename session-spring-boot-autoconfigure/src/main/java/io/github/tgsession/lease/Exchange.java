package io.github.tgsession.lease;

import java.util.function.BooleanSupplier;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Hands over what others want, takes what this process stands by for, and releases what
 * nobody has open any more.
 */
final class Exchange {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private final SessionStore store;

	private final LeaseTable table;

	private final LeaseSettings settings;

	private final String nodeId;

	private final LeaseTaking taking;

	private final Holds holds;

	private final BooleanSupplier late;

	Exchange(SessionStore store, LeaseTable table, LeaseSettings settings, String nodeId, LeaseTaking taking,
			Holds holds, BooleanSupplier late) {
		this.store = store;
		this.table = table;
		this.settings = settings;
		this.nodeId = nodeId;
		this.taking = taking;
		this.holds = holds;
		this.late = late;
	}

	void lookAround() {
		try {
			releaseStrays();
			if (this.holds.all().isEmpty()) {
				return;
			}
			for (Long id : this.table.findWanted(this.nodeId)) {
				Hold wanted = this.holds.find(id);
				if (wanted == null) {
					this.holds.noteStrays();
				}
				else if (wanted.beginHandOver()) {
					wanted.afterOthers(() -> handOver(wanted));
				}
			}
			for (Hold hold : this.holds.all()) {
				if (hold.state() == LeaseState.STANDBY) {
					hold.afterOthersOnce(() -> takeIfFree(hold));
				}
				else if (hold.isUnused()) {
					hold.afterOthersOnce(() -> releaseQuietly(hold));
				}
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Could not look who wants Telegram sessions", ex);
		}
	}

	private void handOver(Hold hold) {
		logger.info("Telegram session '" + hold.name()
				+ "' is wanted by another process: clients are disconnected and it is handed over");
		// Clients may still write while they end.
		this.holds.tellNow(hold, LeaseState.SUSPENDED);
		LeaseState next = this.settings.stateWhenLost();
		SessionRef ref = hold.ref();
		hold.taking().lock();
		try {
			// Closing clients may have taken longer than the other one has waited.
			if (!this.table.findWanted(this.nodeId).contains(hold.id()) || !hold.lose(next)) {
				return;
			}
			hold.awaitWrites();
			this.store.flush(ref);
			this.table.release(ref, this.nodeId);
		}
		catch (RuntimeException ex) {
			logger.warn(
					"Telegram session '" + hold.name() + "' could not be handed over and is kept: " + ex.getMessage());
			hold.keep(next);
			this.holds.noteStrays();
			return;
		}
		finally {
			hold.endHandOver();
			hold.taking().unlock();
		}
		logger.info("Telegram session '" + hold.name() + "' has been handed over");
		this.holds.tellNow(hold, next);
	}

	private void takeIfFree(Hold hold) {
		// Who seems dead to others would lose it at once.
		if (this.late.getAsBoolean() || !hold.taking().tryLock()) {
			return;
		}
		boolean held = false;
		try {
			if (hold.state() == LeaseState.STANDBY && this.holds.contains(hold)) {
				long interruptions = this.holds.interruptions().get();
				held = this.taking.takeIfFree(hold);
				if (interruptions != this.holds.interruptions().get() || this.late.getAsBoolean()) {
					held = false;
					hold.change(LeaseState.HELD, LeaseState.SUSPENDED);
				}
			}
		}
		catch (RuntimeException ex) {
			this.holds.noteStrays();
			logger.debug("Could not look whether Telegram session '" + hold.name() + "' is free", ex);
		}
		finally {
			hold.taking().unlock();
		}
		if (!this.holds.contains(hold)) {
			this.holds.noteStrays();
		}
		else if (held) {
			logger.info("Telegram session '" + hold.name() + "' is this process's now");
			this.holds.tellNow(hold, LeaseState.HELD);
		}
	}

	/**
	 * Releases a session that nobody has open, after all that waits has been written.
	 */
	void release(Hold hold) {
		if (hold.isOwned() && hold.isUnused()) {
			this.store.flush(hold.ref());
		}
		if (!hold.endIfUnused()) {
			return;
		}
		// Whoever opens it from now on takes it anew, under another epoch.
		this.holds.remove(hold);
		if (hold.isOwned()) {
			try {
				this.table.release(hold.ref(), this.nodeId);
			}
			catch (SessionStoreException ex) {
				this.holds.noteStrays();
				throw ex;
			}
		}
	}

	void flush(Hold hold) {
		this.store.flush(hold.ref());
	}

	private void releaseStrays() {
		if (!this.holds.takeStrays()) {
			return;
		}
		try {
			this.table.findHeld(this.nodeId).forEach((id, epoch) -> {
				// Looked for afterwards: what is taken meanwhile has another epoch.
				Hold hold = this.holds.find(id);
				if (hold == null || !hold.isOwned()) {
					this.table.release(new SessionRef(id, epoch), this.nodeId);
				}
			});
		}
		catch (RuntimeException ex) {
			this.holds.noteStrays();
			throw ex;
		}
	}

	private void releaseQuietly(Hold hold) {
		try {
			release(hold);
		}
		catch (SessionLeaseException ex) {
			// Nothing is left to be released.
			this.holds.remove(hold);
		}
		catch (RuntimeException ex) {
			logger.debug("Telegram session '" + hold.name() + "' could not be released yet", ex);
		}
	}

}
