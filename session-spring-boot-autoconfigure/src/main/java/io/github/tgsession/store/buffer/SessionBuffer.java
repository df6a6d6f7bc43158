package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session beside the store below: what waits to be written, and what
 * transactions of callers have written. Its lock is held shortly, never while the store
 * below is asked: a transaction may hold the only connection that there is.
 */
final class SessionBuffer {

	private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

	/**
	 * More than a thread needs from the end of a transaction in the database to that in
	 * memory.
	 */
	private static final long LONGEST_COMPLETION_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final SessionRef ref;

	private final EntityCache cache;

	private final BufferStatistics statistics;

	/**
	 * Held by whoever writes outside of a caller's transaction. Transactions never wait
	 * for it.
	 */
	private final ReentrantLock writing = new ReentrantLock();

	private final FlushSchedule schedule = new FlushSchedule();

	private final AtHand atHand;

	private final PositionMoves positions;

	private final Participations participations = new Participations();

	private final KnownIdentity identity = new KnownIdentity();

	private final ReadResults reads;

	private @Nullable PendingChanges pending;

	private long version;

	private volatile boolean released;

	private volatile boolean retired;

	SessionBuffer(SessionRef ref, EntityCache cache, BufferStatistics statistics) {
		this.ref = ref;
		this.cache = cache;
		this.statistics = statistics;
		this.atHand = new AtHand(cache);
		this.positions = new PositionMoves(cache, this.atHand);
		this.reads = new ReadResults(this, this.atHand, this.positions);
	}

	SessionRef ref() {
		return this.ref;
	}

	ReentrantLock writing() {
		return this.writing;
	}

	FlushSchedule schedule() {
		return this.schedule;
	}

	KnownIdentity identity() {
		return this.identity;
	}

	/**
	 * What becomes of what is read below.
	 */
	ReadResults reads() {
		return this.reads;
	}

	Space space() {
		return this.atHand.space();
	}

	/**
	 * To be taken before the store below is read.
	 */
	long time() {
		return this.cache.time();
	}

	// Transactions of callers

	boolean hasTransactions() {
		return !this.participations.isEmpty();
	}

	/**
	 * What a transaction has done here.
	 * @param transaction the transaction, null for none
	 */
	@Nullable Participation participation(@Nullable CallerTransaction transaction) {
		if (transaction == null || this.participations.isEmpty()) {
			return null;
		}
		synchronized (this) {
			return this.participations.get(transaction);
		}
	}

	/**
	 * Lets a transaction take part, if it does not yet.
	 * @return null if it does
	 */
	synchronized @Nullable Participation join(CallerTransaction transaction) {
		return this.participations.join(transaction);
	}

	/**
	 * Notes what a transaction has written.
	 */
	synchronized void note(Participation own, PendingChanges.Written written) {
		own.note(written);
	}

	/**
	 * Refuses to wait for a lock that a suspended transaction of the calling thread has.
	 * @param own the transaction that is going on, null for none
	 */
	synchronized void requireNoneSuspended(@Nullable Participation own) {
		if (this.participations.haveSuspended(own)) {
			throw new SessionStoreException("Cannot write to session " + this.ref.id()
					+ ": a transaction of this thread that is suspended has changed it, so this call would wait for"
					+ " itself; change a session in one transaction, or after it", null);
		}
	}

	/**
	 * Waits for other transactions that have written what waits here. They had the lock
	 * in the store below that the caller has now, so they have ended there and will soon
	 * be completed here. One that is not may be waiting for the caller: SQLite's driver
	 * begins the next transaction before it returns from a commit. Then what waits is
	 * written again as if the answer to that commit had been lost.
	 */
	private synchronized void awaitOthers(@Nullable Participation own) {
		long start = System.nanoTime();
		for (;;) {
			List<Participation> others = this.participations.othersThatHaveWritten(own);
			if (others.isEmpty()) {
				return;
			}
			boolean again = others.stream().noneMatch(Participation::isDirect);
			long nanos = (again ? LONGEST_COMPLETION_NANOS : LONGEST_WAIT_NANOS) - (System.nanoTime() - start);
			try {
				if (TimeUnit.NANOSECONDS.toMillis(nanos) > 0) {
					wait(TimeUnit.NANOSECONDS.toMillis(nanos));
					continue;
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			if (!again) {
				throw new SessionStoreException("Cannot write to session " + this.ref.id()
						+ ": a transaction that has written to it is neither committed nor rolled back, but does not"
						+ " hold its lock any more; do not roll back to savepoints of a connection of your own after"
						+ " changes of a session", null);
			}
			others.forEach(this::doubtMovesOf);
			return;
		}
	}

	/**
	 * Has a transaction write again what waits, as what it wrote may have been undone.
	 */
	synchronized void goBack(Participation own) {
		own.goBack();
		notifyAll();
	}

	/**
	 * Ends a transaction.
	 */
	synchronized void complete(CallerTransaction transaction, Outcome outcome) {
		Participation ended = this.participations.remove(transaction);
		if (ended == null) {
			return;
		}
		if (outcome == Outcome.COMMITTED) {
			remove(ended.written());
			if (!ended.isDropping()) {
				this.statistics.wrote(ended.written().rows());
			}
			doubt(ended.uncertain());
			this.retired |= ended.isDeleted();
		}
		else if (outcome == Outcome.UNKNOWN) {
			doubtMovesOf(ended);
		}
		forgetPositions(ended.seen());
		if (ended.isDirect()) {
			this.atHand.forget(this.pending != null);
		}
		if (ended.hasIdentity()) {
			this.identity.forget();
		}
		notifyAll();
	}

	synchronized void forgetPositions(Collection<Long> ids) {
		this.positions.forget(ids);
	}

	// What waits

	/**
	 * What waits, null for nothing; to be used under the lock of this object.
	 */
	@Nullable PendingChanges pending() {
		return this.pending;
	}

	synchronized int rows() {
		return (this.pending != null) ? this.pending.rows() : 0;
	}

	/**
	 * Grows with each change that comes to wait.
	 */
	synchronized long version() {
		return this.version;
	}

	/**
	 * What is to be written now, by whoever has locked the session in the store below.
	 * @param own the transaction that writes, null if it is none of a caller's
	 */
	PendingChanges.Written copy(@Nullable Participation own) {
		awaitOthers(own);
		PendingChanges.Written waiting = copyNow();
		// What the transaction has moved since must not be moved back.
		return (own != null) ? waiting.minus(own.written()).withoutStates(own.states()) : waiting;
	}

	/**
	 * What waits at the moment.
	 */
	synchronized PendingChanges.Written copyNow() {
		return ((this.pending != null) ? this.pending : new PendingChanges()).copy();
	}

	synchronized void remove(PendingChanges.Written written) {
		PendingChanges known = this.pending;
		if (known == null) {
			return;
		}
		this.statistics.waiting(-known.remove(written));
		this.atHand.noteRemoved();
		if (known.rows() == 0) {
			this.pending = null;
		}
	}

	private void doubtMovesOf(Participation transaction) {
		doubt(transaction.uncertain());
		doubt(transaction.moved());
	}

	/**
	 * Doubts what waits of positions that a transaction may have moved.
	 */
	private void doubt(Set<Long> ids) {
		if (this.pending != null) {
			for (Long id : ids) {
				this.pending.states().computeIfPresent(id, (key, state) -> state.doubted());
			}
		}
	}

	/**
	 * Lets everything go that is known of the session.
	 */
	synchronized void drop(PendingChanges.Written dropped) {
		remove(dropped);
		forget();
	}

	/**
	 * Has nothing at hand any more.
	 */
	synchronized void forget() {
		this.atHand.forget(this.pending != null);
		this.identity.forget();
	}

	// Whether anybody uses it

	/**
	 * Notes whether nobody has the session open.
	 */
	void setReleased(boolean released) {
		this.released = released;
	}

	boolean isReleased() {
		return this.released;
	}

	/**
	 * Retires the buffer for good.
	 */
	synchronized void retire() {
		this.retired = true;
	}

	/**
	 * Retires the buffer if nobody uses it and nothing is in it.
	 * @return whether it is retired
	 */
	synchronized boolean retireIfUnused() {
		if (this.released && this.pending == null && this.participations.isEmpty() && !this.writing.isLocked()) {
			this.retired = true;
		}
		return this.retired;
	}

	boolean isRetired() {
		return this.retired;
	}

	// Changes

	/**
	 * Takes changes in. Positions that depend on the known one must be at hand, or have
	 * been read and not changed since.
	 * @param read positions that were read below
	 * @param readAt the time that was taken before
	 * @return the positions that were refused; null if the buffer is retired, a position
	 * is not known, or a transaction that is open may have moved it
	 */
	synchronized @Nullable Set<Long> add(ChangeSet changes, Map<Long, EntityCache.Position> read, long readAt) {
		boolean positionsMoveElsewhere = !changes.updateStates().isEmpty() && hasTransactions();
		if (this.retired || positionsMoveElsewhere) {
			return null;
		}
		Map<Long, EntityCache.Position> known = changes.updateStates().isEmpty() ? Map.of() : new HashMap<>();
		for (Long id : changes.updateStates().keySet()) {
			EntityCache.Position position = position(id);
			if (position == null) {
				position = this.positions.ifUnchanged(this.pending, read.get(id), id, readAt);
			}
			if (position != null) {
				known.put(id, position);
			}
			else if (PositionMoves.dependsOnKnown(changes.updateStates().get(id))) {
				return null;
			}
		}
		PendingChanges target = (this.pending != null) ? this.pending : new PendingChanges();
		int before = target.rows();
		Set<Long> refused = add(target, changes, known, this.cache.tick());
		this.version++;
		int rows = target.rows();
		this.pending = (rows > 0) ? target : null;
		this.statistics.waiting(rows - before);
		return refused;
	}

	private Set<Long> add(PendingChanges target, ChangeSet changes, Map<Long, EntityCache.Position> known, long time) {
		changes.lostUsernames().forEach((lost) -> this.atHand.lose(lost, time));
		target.add(changes);
		changes.entities().forEach((change) -> this.atHand.learn(change, target, time));
		Set<Long> refused = new LinkedHashSet<>();
		changes.updateStates().forEach((id, change) -> {
			if (!this.positions.move(target, id, known.get(id), change, time)) {
				refused.add(id);
			}
		});
		return refused;
	}

	/**
	 * The position as everybody sees it, null if it is not at hand.
	 */
	synchronized EntityCache.@Nullable Position position(long id) {
		return this.positions.get(this.pending, id);
	}

}
