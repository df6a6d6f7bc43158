package io.github.tgsession.lease;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.SessionRef;
import org.jspecify.annotations.Nullable;

/**
 * A session that this process has open, and whether it owns it.
 */
final class Hold {

	private final String name;

	private final long id;

	private final Executor workers;

	/**
	 * Held by whoever takes the session or hands it over.
	 */
	private final ReentrantLock taking = new ReentrantLock();

	/**
	 * Held shared by whoever writes, so that what is handed over is complete.
	 */
	private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

	private volatile int opens;

	private boolean ended;

	private boolean takenShortly;

	private volatile SessionRef ref;

	private volatile LeaseState state = LeaseState.STANDBY;

	private boolean handingOver;

	private final JoinedTransactions transactions = new JoinedTransactions();

	private final AtomicBoolean waiting = new AtomicBoolean();

	private CompletableFuture<?> works = CompletableFuture.completedFuture(null);

	Hold(String name, long id, Executor workers) {
		this.name = name;
		this.id = id;
		this.workers = workers;
		this.ref = new SessionRef(id, 0);
	}

	String name() {
		return this.name;
	}

	long id() {
		return this.id;
	}

	/**
	 * The session with the epoch under which it was taken last, 0 if it never was.
	 */
	SessionRef ref() {
		return this.ref;
	}

	/**
	 * The session as it was opened.
	 */
	SessionRef openedRef() {
		return new SessionRef(this.id, 0);
	}

	LeaseState state() {
		return this.state;
	}

	ReentrantLock taking() {
		return this.taking;
	}

	synchronized boolean isTakenShortly() {
		return this.takenShortly;
	}

	/**
	 * Notes that somebody more has it open.
	 * @return false if it has ended
	 */
	synchronized boolean open() {
		if (!this.ended) {
			this.opens++;
		}
		return !this.ended;
	}

	/**
	 * Whether more than one have it open.
	 */
	boolean isShared() {
		return this.opens > 1;
	}

	/**
	 * Notes that somebody more has it open, if this process owns it.
	 */
	synchronized boolean openIfOwned(boolean shortly) {
		if (this.ended || !isOwned() || (this.takenShortly && !shortly)) {
			return false;
		}
		this.opens++;
		return true;
	}

	synchronized void close() {
		this.opens--;
	}

	synchronized void closeAll() {
		this.opens = 0;
	}

	/**
	 * Ends it, unless somebody has it open again.
	 */
	synchronized boolean endIfUnused() {
		if (isUnused()) {
			this.ended = true;
		}
		return this.ended;
	}

	boolean isUnused() {
		return this.opens <= 0;
	}

	/**
	 * Notes that it was taken.
	 * @param shortly whether for a moment, so that other sessions of this process may
	 * have its key
	 */
	synchronized void taken(long epoch, boolean shortly) {
		this.takenShortly = shortly;
		this.ref = new SessionRef(this.id, epoch);
		this.handingOver = false;
		this.state = LeaseState.HELD;
	}

	/**
	 * Changes the state.
	 * @return whether it was as expected
	 */
	synchronized boolean change(LeaseState expected, LeaseState next) {
		if (this.state != expected) {
			return false;
		}
		this.state = next;
		return true;
	}

	/**
	 * Suspends the session in order to hand it over.
	 * @return whether that has not begun yet and can
	 */
	synchronized boolean beginHandOver() {
		if (this.handingOver || this.state != LeaseState.HELD) {
			return false;
		}
		this.handingOver = true;
		this.state = LeaseState.SUSPENDED;
		return true;
	}

	synchronized boolean isHandedOver() {
		return this.handingOver;
	}

	synchronized void endHandOver() {
		this.handingOver = false;
	}

	/**
	 * Lets a suspended session be held again.
	 * @return whether it was suspended, and not in order to hand it over
	 */
	synchronized boolean resume() {
		return !this.handingOver && change(LeaseState.SUSPENDED, LeaseState.HELD);
	}

	/**
	 * Lets the session be somebody else's.
	 * @param next what it is for this process
	 * @return whether it was this process's before
	 */
	synchronized boolean lose(LeaseState next) {
		if (!isOwned()) {
			return false;
		}
		this.state = next;
		return true;
	}

	/**
	 * Does work after all that has been handed in before.
	 */
	synchronized CompletableFuture<?> afterOthers(Runnable work) {
		this.works = this.works.handleAsync((result, failure) -> {
			work.run();
			return null;
		}, this.workers);
		return this.works;
	}

	/**
	 * Does work for which nobody has to wait.
	 */
	void beside(Runnable work) {
		this.workers.execute(work);
	}

	/**
	 * Does work after others, unless work is waiting that was handed in so.
	 */
	void afterOthersOnce(Runnable work) {
		if (this.waiting.compareAndSet(false, true)) {
			afterOthers(() -> {
				try {
					work.run();
				}
				finally {
					this.waiting.set(false);
				}
			});
		}
	}

	/**
	 * Gives back what was lost in order to hand it over, which failed.
	 */
	synchronized void keep(LeaseState lost) {
		change(lost, LeaseState.SUSPENDED);
	}

	/**
	 * Writes, unless somebody else owns the session.
	 * @param work is given the session as it was taken
	 */
	<T extends @Nullable Object> T write(@Nullable CallerTransaction transaction, Function<SessionRef, T> work) {
		ReentrantReadWriteLock.ReadLock lock = this.writing.readLock();
		// Whoever waits for writes to end must not keep others from beginning: they may
		// be in a transaction that has to end, too.
		while (!lock.tryLock()) {
			Thread.onSpinWait();
		}
		try {
			// What a transaction has begun before a hand-over it may end.
			if (!isOwned() && !this.transactions.contains(transaction)) {
				throw notOwned();
			}
			this.transactions.add(transaction);
			return work.apply(this.ref);
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits for the writes that began before the state has changed, and for a while for
	 * the transactions that they are part of.
	 * @throws SessionStoreException if one of these does not end
	 */
	void awaitWrites() {
		this.writing.writeLock().lock();
		this.writing.writeLock().unlock();
		if (!this.transactions.awaitEnd()) {
			throw new SessionStoreException("A transaction that has changed session '" + this.name
					+ "' is still open; what it learns could not be handed over", null);
		}
	}

	boolean isOwned() {
		return this.state == LeaseState.HELD || this.state == LeaseState.SUSPENDED;
	}

	SessionLeaseException notOwned() {
		return new SessionLeaseException("Session '" + this.name + "' cannot be changed by this process: "
				+ ((this.state == LeaseState.STANDBY)
						? "another one has it, and this one stands by; wait until its state is HELD"
						: "another one has taken it over; open it again to take it back, or stop this process"));
	}

}
