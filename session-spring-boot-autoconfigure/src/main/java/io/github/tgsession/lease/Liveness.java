package io.github.tgsession.lease;

import io.github.tgsession.LeaseState;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says that this process is alive. Suspends its sessions when it no longer can, and finds
 * out afterwards which of them are left.
 */
final class Liveness {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private final SessionStore store;

	private final LeaseSettings settings;

	private final Heartbeat heartbeat;

	private final LeaseTaking taking;

	private final Holds holds;

	private volatile boolean failing;

	Liveness(SessionStore store, LeaseSettings settings, Heartbeat heartbeat, LeaseTaking taking, Holds holds) {
		this.store = store;
		this.settings = settings;
		this.heartbeat = heartbeat;
		this.taking = taking;
		this.holds = holds;
	}

	/**
	 * Gives the first sign of life, without which nothing can be taken.
	 */
	void begin() {
		this.heartbeat.beat();
	}

	/**
	 * Gives a sign of life, and goes on with what was suspended.
	 */
	void beat() {
		try {
			boolean uninterrupted = this.heartbeat.beat();
			if (this.failing) {
				this.failing = false;
				logger.info("The database of Telegram sessions can be told again that this process is alive");
			}
			if (!uninterrupted) {
				this.holds.interruptions().incrementAndGet();
				suspendAll("others may have taken this process for dead");
			}
			for (Hold hold : this.holds.all()) {
				if (hold.state() == LeaseState.SUSPENDED) {
					// Not here: it may have to wait for transactions.
					hold.afterOthersOnce(() -> resumeIfHeld(hold));
				}
			}
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				this.failing = true;
				logger.warn("The database of Telegram sessions cannot be told that this process is alive: "
						+ ex.getMessage() + ". Its sessions are suspended " + this.settings.suspendedAfter().toSeconds()
						+ " s after the last time");
			}
		}
	}

	private void resumeIfHeld(Hold hold) {
		if (hold.state() != LeaseState.SUSPENDED || hold.isHandedOver() || isLate()) {
			return;
		}
		try {
			if (!this.taking.confirm(hold.ref())) {
				lose(hold);
			}
			else if (!isLate() && hold.resume()) {
				logger.info("Telegram session '" + hold.name() + "' goes on: nobody has taken it meanwhile");
				this.holds.tellNow(hold, LeaseState.HELD);
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Could not look whether Telegram session '" + hold.name() + "' is still held", ex);
		}
	}

	/**
	 * Whether others may soon take this process for dead.
	 */
	boolean isLate() {
		return this.heartbeat.isOlderThan(this.settings.suspendedAfter());
	}

	void suspendIfLate() {
		if (isLate()) {
			suspendAll("for " + this.settings.suspendedAfter().toSeconds()
					+ " s this process could not tell the database that it is alive");
		}
	}

	private void suspendAll(String reason) {
		this.holds.all().forEach((hold) -> suspend(hold, reason));
	}

	private void suspend(Hold hold, String reason) {
		// Together, so that changes are told in their order.
		synchronized (hold) {
			if (hold.change(LeaseState.HELD, LeaseState.SUSPENDED)) {
				logger.warn("Telegram session '" + hold.name() + "' is suspended: " + reason
						+ ". Clients are disconnected, and what is learnt is kept until it is clear whose it is");
				this.holds.disconnect(hold);
				this.holds.tell(hold, LeaseState.SUSPENDED);
			}
		}
	}

	/**
	 * Looks whether a session that could not be written has been lost.
	 */
	void findOut(Hold hold, long epoch) {
		hold.beside(() -> {
			SessionRef ref = hold.ref();
			if (ref.epoch() != epoch || !hold.isOwned() || hold.isHandedOver()) {
				return;
			}
			try {
				if (!this.taking.confirm(ref)) {
					hold.afterOthers(() -> lose(hold));
				}
			}
			catch (RuntimeException ex) {
				logger.debug("Could not look whether Telegram session '" + hold.name() + "' is still held", ex);
				suspend(hold, "a write was refused, and the database does not say why");
			}
		});
	}

	/**
	 * Notes that somebody else has a session.
	 */
	private void lose(Hold hold) {
		LeaseState next = this.settings.stateWhenLost();
		if (!hold.lose(next)) {
			return;
		}
		logger.error("Telegram session '" + hold.name()
				+ "', or another one with its authorization key, has been taken over by another process"
				+ ((next == LeaseState.STANDBY) ? ", and this one stands by" : ": it can be changed here no more"));
		SessionRef lost = hold.ref();
		this.holds.disconnect(hold);
		this.holds.tellNow(hold, next);
		dropWhatWaits(lost);
		if (!this.taking.giveUp(lost)) {
			this.holds.noteStrays();
		}
	}

	private void dropWhatWaits(SessionRef ref) {
		try {
			this.store.flush(ref);
		}
		catch (RuntimeException ex) {
			logger.debug("What was learnt last of a session that was lost", ex);
		}
	}

}
