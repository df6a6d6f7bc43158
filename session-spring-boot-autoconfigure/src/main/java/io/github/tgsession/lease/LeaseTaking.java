package io.github.tgsession.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.LeaseAttempt;
import io.github.tgsession.store.LeaseHolder;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionRef;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes leases, and waits for those that others have.
 */
final class LeaseTaking {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private static final Duration PAUSE = Duration.ofMillis(250);

	private final LeaseTable table;

	private final LeaseSettings settings;

	private final String nodeId;

	private final LocalProcess localProcess;

	LeaseTaking(LeaseTable table, LeaseSettings settings, String nodeId, LocalProcess localProcess) {
		this.table = table;
		this.settings = settings;
		this.nodeId = nodeId;
		this.localProcess = localProcess;
	}

	/**
	 * Tries to take a lease.
	 * @param shortly whether other sessions of this process may have its key
	 */
	private LeaseAttempt attempt(long sessionId, boolean shortly) {
		return this.table.take(sessionId, this.nodeId,
				(holder) -> holder.nodeId().equals(this.nodeId) ? shortly : this.localProcess.isGone(holder));
	}

	boolean takeIfFree(Hold hold) {
		LeaseAttempt attempt = attempt(hold.id(), false);
		if (attempt.isTaken()) {
			hold.taken(attempt.epoch(), false);
		}
		return attempt.isTaken();
	}

	/**
	 * Takes a lease for a moment, without waiting or asking for it. No client will be
	 * connected, so other sessions of this process may have the same key.
	 * @throws SessionLeaseException if somebody else has it
	 */
	void takeShortly(Hold hold) {
		LeaseAttempt attempt = attempt(hold.id(), true);
		if (!attempt.isTaken()) {
			throw new SessionLeaseException("Session '" + hold.name() + "' can be neither copied nor deleted here: it "
					+ describe(attempt) + "; do it there, or stop that process first");
		}
		hold.taken(attempt.epoch(), true);
	}

	/**
	 * Takes a lease, and asks for it and waits if somebody else has it.
	 * @throws SessionLeaseException if that takes too long
	 */
	void take(Hold hold) {
		LeaseAttempt attempt = attempt(hold.id(), false);
		if (!attempt.isTaken()) {
			attempt = waitFor(hold, attempt);
		}
		hold.taken(attempt.epoch(), false);
	}

	/**
	 * Whether this process still has a session, and nobody has another one with its key.
	 */
	boolean confirm(SessionRef session) {
		return this.table.confirm(session, this.nodeId, this.localProcess::isGone);
	}

	/**
	 * Releases a session that must not be used any more, if this process still has it.
	 * @return whether that is clear
	 */
	boolean giveUp(SessionRef session) {
		try {
			this.table.release(session, this.nodeId);
			return true;
		}
		catch (SessionStoreException ex) {
			logger.debug("Session " + session.id() + " could not be released; if it is still held, nobody uses it", ex);
			return false;
		}
	}

	private LeaseAttempt waitFor(Hold hold, LeaseAttempt first) {
		long deadline = System.nanoTime() + this.settings.maxWait().toNanos();
		logger.info("Telegram session '" + hold.name() + "' " + describe(first) + "; waiting for it for up to "
				+ this.settings.maxWait().toSeconds() + " s");
		LeaseAttempt attempt = first;
		boolean interrupted = false;
		try {
			while (System.nanoTime() < deadline) {
				ask(hold, attempt);
				Thread.sleep(PAUSE.toMillis());
				attempt = again(hold, attempt);
				if (attempt.isTaken()) {
					return attempt;
				}
			}
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		// Before the thread is interrupted again: H2 closes its file under such threads.
		askNoMore(hold);
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		throw new SessionLeaseException("Session '" + hold.name() + "' cannot be opened: it " + describe(attempt)
				+ ", and did not become free " + (interrupted ? "before the thread was interrupted"
						: "within " + this.settings.maxWait().toSeconds() + " s"));
	}

	private void ask(Hold hold, LeaseAttempt attempt) {
		if (attempt.rivalSessionId() != null) {
			return;
		}
		try {
			this.table.want(hold.id(), this.nodeId);
		}
		catch (SessionStoreException ex) {
			logger.debug("Could not ask for Telegram session '" + hold.name() + "' this time", ex);
		}
	}

	private LeaseAttempt again(Hold hold, LeaseAttempt before) {
		try {
			return attempt(hold.id(), false);
		}
		catch (SessionStoreException ex) {
			logger.debug("Could not look whether Telegram session '" + hold.name() + "' is free this time", ex);
			return before;
		}
	}

	private void askNoMore(Hold hold) {
		try {
			this.table.unwant(hold.id(), this.nodeId);
		}
		catch (SessionStoreException ex) {
			logger.debug("Telegram session '" + hold.name() + "' may be reserved until this process ends", ex);
		}
	}

	private static String describe(LeaseAttempt attempt) {
		LeaseHolder holder = attempt.holder();
		if (holder == null) {
			return "is about to be taken by another process";
		}
		Long rival = attempt.rivalSessionId();
		return ((rival != null) ? "has the same authorization key as session #" + rival + ", which is held by "
				: "is held by ") + holder.who() + ", since " + time(holder.since()) + " until at least "
				+ time(holder.until());
	}

	private static String time(@Nullable Long millis) {
		return (millis != null) ? Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString() : "long ago";
	}

}
