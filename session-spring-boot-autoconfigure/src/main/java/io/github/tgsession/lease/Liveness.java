package io.github.tgsession.lease;

import java.util.HashMap;
import java.util.Map;

import io.github.tgsession.LeaseState;
import io.github.tgsession.store.LeaseTable;
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

	private final LeaseTable table;

	private final LeaseSettings settings;

	private final String nodeId;

	private final Heartbeat heartbeat;

	private final Holds holds;

	private volatile boolean failing;

	Liveness(SessionStore store, LeaseTable table, LeaseSettings settings, String nodeId, String description,
			Holds holds) {
		this.store = store;
		this.table = table;
		this.settings = settings;
		this.nodeId = nodeId;
		this.heartbeat = new Heartbeat(table, nodeId, description, settings.ttl());
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
			if (!uninterrupted || this.holds.all().stream().anyMatch((hold) -> hold.state() == LeaseState.SUSPENDED)) {
				findOutWhatIsLeft();
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

	private void findOutWhatIsLeft() {
		Map<Hold, SessionRef> believed = new HashMap<>();
		this.holds.all().forEach((hold) -> believed.put(hold, hold.ref()));
		Map<Long, Long> held = this.table.findHeld(this.nodeId);
		believed.forEach((hold, ref) -> {
			if (ref.epoch() == 0 || !ref.equals(hold.ref())) {
				return;
			}
			if (!Long.valueOf(ref.epoch()).equals(held.get(ref.id()))) {
				lose(hold);
			}
			else if (!this.heartbeat.isOlderThan(this.settings.suspendedAfter()) && hold.resume()) {
				logger.info("Telegram session '" + hold.name() + "' goes on: nobody has taken it meanwhile");
				this.holds.tell(hold, LeaseState.HELD);
			}
		});
	}

	void suspendIfLate() {
		if (!this.heartbeat.isOlderThan(this.settings.suspendedAfter())) {
			return;
		}
		for (Hold hold : this.holds.all()) {
			if (hold.change(LeaseState.HELD, LeaseState.SUSPENDED)) {
				logger.warn("Telegram session '" + hold.name() + "' is suspended: for "
						+ this.settings.suspendedAfter().toSeconds() + " s this process could not tell the database"
						+ " that it is alive, so another one may take the session soon. Clients are disconnected, and"
						+ " what is learnt is kept");
				this.holds.tell(hold, LeaseState.SUSPENDED);
			}
		}
	}

	/**
	 * Looks whether a session that could not be written has been lost.
	 */
	void findOut(Hold hold, long epoch) {
		hold.afterOthers(() -> {
			if (hold.ref().epoch() == epoch && hold.isOwned()) {
				findOutWhatIsLeft();
			}
		});
	}

	/**
	 * Notes that somebody else has a session.
	 */
	private void lose(Hold hold) {
		boolean standsBy = this.settings.mode() == LeaseMode.STANDBY;
		LeaseState next = standsBy ? LeaseState.STANDBY : LeaseState.LOST;
		if (!hold.lose(next)) {
			return;
		}
		logger.error("Telegram session '" + hold.name() + "' has been taken over by another process"
				+ (standsBy ? ", and this one stands by" : ": it can be changed here no more"));
		hold.afterOthers(() -> {
			dropWhatWaits(hold.ref());
			this.holds.tellNow(hold, next);
		});
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
