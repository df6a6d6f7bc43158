package io.github.tgsession.jpa;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.jpa.repository.LeaseStatements;
import io.github.tgsession.jpa.repository.LeaseStatements.Lease;
import io.github.tgsession.jpa.repository.SessionStatements.Lock;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.store.LeaseAttempt;
import io.github.tgsession.store.LeaseHolder;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionRef;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * Keeps leases in the database of the sessions.
 * <p>
 * Whoever takes a lease over locks the row of its holder, too: a holder that comes to
 * life again either is in time, and keeps the lease, or finds out that it has lost it.
 *
 * @since 0.1.0
 */
public final class JpaLeaseTable implements LeaseTable {

	/**
	 * How long a node is remembered that has ended without saying so.
	 */
	private static final long REMEMBERED_MILLIS = Duration.ofDays(7).toMillis();

	private static final long LONGEST_SILENCE_MILLIS = 10_000;

	/**
	 * Somebody is in the way who cannot be named, or will not be for long.
	 */
	private static final LeaseAttempt NOT_NOW = new LeaseAttempt(0, null, null);

	private final SessionTables tables;

	private final LeaseStatements leases;

	private final StoreTransactions transactions;

	/**
	 * Creates a table.
	 * @param tables the tables
	 * @param transactionManager the transaction manager of the tables' persistence unit
	 */
	public JpaLeaseTable(SessionTables tables, PlatformTransactionManager transactionManager) {
		this.tables = tables;
		this.leases = tables.leases();
		this.transactions = new StoreTransactions(transactionManager, new CallerTransactions(transactionManager));
	}

	@Override
	public boolean renew(String nodeId, String description, Duration ttl) {
		return this.transactions.writeApart("say that node " + nodeId + " is alive", (part) -> {
			// Whoever hangs here cannot say that it is alive when the database is back.
			this.leases.limitSilence((int) Math.max(1_000, Math.min(LONGEST_SILENCE_MILLIS, ttl.toMillis() / 3)));
			if (this.leases.prolong(nodeId, description, ttl.toMillis())) {
				return true;
			}
			this.leases.deleteNodes(REMEMBERED_MILLIS);
			this.leases.revive(nodeId, description, ttl.toMillis());
			return false;
		});
	}

	@Override
	public LeaseAttempt take(long sessionId, String nodeId, Predicate<LeaseHolder> gone) {
		String what = "take the lease of session " + sessionId;
		// Most of those who ask are waiting: they should not be in anybody's way.
		Optional<Lease> seen = this.transactions.read(what, () -> this.leases.read(sessionId));
		LeaseAttempt refused = refusal(seen.orElse(null), nodeId, gone);
		if (refused != null) {
			return refused;
		}
		try {
			return this.transactions.writeApart(what, (part) -> takeNow(sessionId, nodeId, gone, seen.isEmpty()));
		}
		catch (RivalException ex) {
			return ex.attempt;
		}
	}

	private static @Nullable LeaseAttempt refusal(@Nullable Lease lease, String nodeId, Predicate<LeaseHolder> gone) {
		if (lease == null) {
			return null;
		}
		LeaseHolder holder = lease.holder();
		if (holder != null && !lease.isFreeFor(nodeId) && !gone.test(holder)) {
			return new LeaseAttempt(0, holder, null);
		}
		LeaseHolder wanter = lease.wanter();
		return (wanter != null && lease.isReservedAgainst(nodeId) && !gone.test(wanter)) ? NOT_NOW : null;
	}

	private LeaseAttempt takeNow(long sessionId, String nodeId, Predicate<LeaseHolder> gone, boolean absent) {
		if (!this.tables.sessions().lock(new SessionRef(sessionId, 0), Lock.SHARED)) {
			throw new SessionNotFoundException("#" + sessionId);
		}
		if (absent) {
			this.leases.insertIfAbsent(sessionId);
		}
		Lease lease = this.leases.lockIfFree(sessionId) ? this.leases.read(sessionId).orElse(null) : null;
		if (lease == null) {
			return NOT_NOW;
		}
		if (this.leases.lockNode(nodeId).orElse(0L) <= lease.now()) {
			// Somebody else would take it at once.
			return NOT_NOW;
		}
		LeaseAttempt refused = refusal(lease, nodeId, gone);
		LeaseHolder holder = lease.holder();
		if (refused == null && holder != null && !holder.nodeId().equals(nodeId)) {
			refused = endHolder(lease, holder, gone);
		}
		if (refused != null) {
			return refused;
		}
		this.leases.claimKeys(sessionId);
		this.leases.findRivals(sessionId).forEach((rivalId, rival) -> {
			if (!gone.test(rival)) {
				throw new RivalException(new LeaseAttempt(0, rival, rivalId));
			}
		});
		long epoch = lease.epoch() + 1;
		this.leases.give(sessionId, nodeId, epoch);
		return new LeaseAttempt(epoch, null, null);
	}

	private @Nullable LeaseAttempt endHolder(Lease lease, LeaseHolder holder, Predicate<LeaseHolder> gone) {
		long until = this.leases.lockNode(holder.nodeId()).orElse(0L);
		if (until <= lease.now()) {
			return null;
		}
		LeaseHolder alive = new LeaseHolder(holder.nodeId(), holder.description(), holder.since(), until);
		if (!gone.test(alive)) {
			return new LeaseAttempt(0, alive, null);
		}
		// Should it be alive after all, it finds out with its next sign of life.
		this.leases.deleteNode(holder.nodeId());
		return null;
	}

	@Override
	public boolean confirm(SessionRef session, String nodeId, Predicate<LeaseHolder> gone) {
		return this.transactions.writeApart("look whether session " + session.id() + " is still held", (part) -> {
			this.leases.limitSilence((int) LONGEST_SILENCE_MILLIS);
			// Whoever is just taking it over comes first.
			this.leases.lockToAsk(session.id());
			this.leases.claimKeys(session.id());
			boolean held = this.leases.read(session.id())
				.filter((lease) -> lease.epoch() == session.epoch())
				.map(Lease::holder)
				.filter((holder) -> holder.nodeId().equals(nodeId))
				.isPresent();
			return held && this.leases.findRivals(session.id())
				.values()
				.stream()
				.allMatch((rival) -> rival.nodeId().equals(nodeId) || gone.test(rival));
		});
	}

	@Override
	public void want(long sessionId, String nodeId) {
		this.transactions.writeApartOnce("ask for the lease of session " + sessionId, (part) -> {
			this.leases.lockToAsk(sessionId);
			Lease lease = this.leases.read(sessionId).orElse(null);
			if (lease != null && lease.holder() != null && !lease.isReservedAgainst(nodeId)) {
				this.leases.want(sessionId, nodeId);
			}
			return true;
		});
	}

	@Override
	public void unwant(long sessionId, String nodeId) {
		this.transactions.writeApart("no longer ask for the lease of session " + sessionId, (part) -> {
			this.leases.unwant(sessionId, nodeId);
			return true;
		});
	}

	@Override
	public Collection<Long> findWanted(String nodeId) {
		return this.transactions.read("look who wants sessions", () -> this.leases.findWanted(nodeId));
	}

	@Override
	public Map<Long, Long> findHeld(String nodeId) {
		return this.transactions.read("look which sessions are still held", () -> this.leases.findHeld(nodeId));
	}

	@Override
	public void release(SessionRef session, String nodeId) {
		this.transactions.writeApart("release session " + session.id(), (part) -> {
			this.leases.lock(session.id());
			this.leases.release(session.id(), nodeId, session.epoch());
			return true;
		});
	}

	@Override
	public void forget(String nodeId) {
		this.transactions.writeApart("forget node " + nodeId, (part) -> {
			this.leases.deleteNode(nodeId);
			return true;
		});
	}

	/**
	 * Takes back what an attempt has done, as another session is in the way.
	 */
	private static final class RivalException extends RuntimeException {

		private final transient LeaseAttempt attempt;

		RivalException(LeaseAttempt attempt) {
			super("Another session has the same authorization key", null, false, false);
			this.attempt = attempt;
		}

	}

}
