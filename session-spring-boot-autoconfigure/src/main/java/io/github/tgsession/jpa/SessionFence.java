package io.github.tgsession.jpa;

import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.TelegramSessionException;
import io.github.tgsession.jpa.repository.LeaseStatements;
import io.github.tgsession.jpa.repository.LeaseStatements.Lease;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.LeaseHolder;
import io.github.tgsession.store.SessionRef;

/**
 * Refuses what a process must not write that does not own the session, or not alone.
 */
final class SessionFence {

	private final SessionTables tables;

	SessionFence(SessionTables tables) {
		this.tables = tables;
	}

	/**
	 * Why a session could not be locked.
	 */
	TelegramSessionException refusal(SessionRef session) {
		return isTakenOver(session)
				? new SessionLeaseException("Session " + session.id()
						+ " cannot be written to any more: another process has taken it over since this one opened it")
				: new SessionNotFoundException("#" + session.id());
	}

	boolean isTakenOver(SessionRef session) {
		return session.epoch() > 0 && this.tables.sessions().readRow(session.id()).isPresent();
	}

	/**
	 * To be called when changes have been written: two processes must not be connected
	 * with one key. Another session of this process may have it, since that is how
	 * sessions are copied.
	 */
	void requireKeysFree(SessionRef session, ChangeSet changes) {
		if (session.epoch() == 0
				|| changes.authKeys().stream().map(AuthKeyChange::key).allMatch((key) -> key == null)) {
			return;
		}
		LeaseStatements leases = this.tables.leases();
		leases.claimKeys(session.id());
		String nodeId = leases.read(session.id()).map(Lease::holder).map(LeaseHolder::nodeId).orElse("");
		leases.findRivals(session.id()).forEach((rivalId, rival) -> {
			if (!rival.nodeId().equals(nodeId)) {
				throw new SessionLeaseException(
						"Session " + session.id() + " cannot have this authorization key: session " + rivalId
								+ " has it, which is open in another process (" + rival.who()
								+ "); close that one first, or log in anew");
			}
		});
	}

}
