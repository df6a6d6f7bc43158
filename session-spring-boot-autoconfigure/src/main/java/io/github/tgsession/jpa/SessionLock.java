package io.github.tgsession.jpa;

import io.github.tgsession.jpa.repository.SessionStatements;
import io.github.tgsession.jpa.repository.SessionStatements.Lock;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * The lock under which many change sets are applied. What they are is not known before
 * they come, and who drops an account must wait for transactions that may in turn wait
 * for the lock that is held already. So the work starts again with the stronger lock,
 * unless it is part of a transaction of a caller, which cannot, or the database has no
 * stronger lock.
 */
final class SessionLock {

	private final SessionStatements sessions;

	private final SessionRef session;

	private Lock lock = Lock.EXCLUSIVE;

	SessionLock(SessionStatements sessions, SessionRef session) {
		this.sessions = sessions;
		this.session = session;
	}

	static Lock neededFor(ChangeSet changes) {
		if (changes.isAccountDropped()) {
			return Lock.ACCOUNT;
		}
		return changes.changesIdentity() ? Lock.EXCLUSIVE : Lock.SHARED;
	}

	boolean acquire() {
		return this.sessions.lock(this.session, this.lock);
	}

	void beforeChangeSet(ChangeSet changes, boolean joined) {
		if (this.lock == Lock.ACCOUNT || !changes.isAccountDropped() || !this.sessions.isAccountLockStronger()) {
			return;
		}
		this.lock = Lock.ACCOUNT;
		if (!joined) {
			throw new PessimisticLockingFailureException("Dropping an account needs a stronger lock from the start");
		}
		acquire();
	}

}
