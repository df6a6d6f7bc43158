package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.LostUsername;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session beside the store below: what waits to be written, and what
 * transactions of callers have written. Its lock is held shortly, never while the store
 * below is asked: a transaction may hold the only connection that there is.
 */
final class SessionBuffer {

	private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final SessionRef ref;

	private final EntityCache cache;

	private final BufferStatistics statistics;

	/**
	 * Held by whoever writes outside of a caller's transaction. Transactions never wait
	 * for it.
	 */
	private final ReentrantLock writing = new ReentrantLock();

	private volatile long space;

	private volatile @Nullable SessionIdentity identity;

	private int identityVersion;

	private @Nullable PendingChanges pending;

	private volatile @Nullable Map<CallerTransaction, Participation> participations;

	private long version;

	private boolean scheduled;

	private boolean urgent;

	private int failures;

	private volatile boolean retired;

	SessionBuffer(SessionRef ref, EntityCache cache, BufferStatistics statistics) {
		this.ref = ref;
		this.cache = cache;
		this.statistics = statistics;
		this.space = cache.newSpace();
	}

	SessionRef ref() {
		return this.ref;
	}

	ReentrantLock writing() {
		return this.writing;
	}

	long space() {
		return this.space;
	}

	/**
	 * To be taken before the store below is read.
	 */
	long time() {
		return this.cache.time();
	}

	// Identity

	@Nullable SessionIdentity identity() {
		return this.identity;
	}

	synchronized int identityVersion() {
		return this.identityVersion;
	}

	synchronized void putIdentity(SessionIdentity read, int version) {
		if (this.identityVersion == version) {
			this.identity = read;
		}
	}

	synchronized void forgetIdentity() {
		this.identityVersion++;
		this.identity = null;
	}

	// Transactions of callers

	/**
	 * What a transaction has done here.
	 * @param transaction the transaction, null for none
	 */
	@Nullable Participation participation(@Nullable CallerTransaction transaction) {
		if (transaction == null || this.participations == null) {
			return null;
		}
		synchronized (this) {
			Map<CallerTransaction, Participation> known = this.participations;
			return (known != null) ? known.get(transaction) : null;
		}
	}

	/**
	 * Lets a transaction take part, if it does not yet.
	 * @return null if it does
	 */
	synchronized @Nullable Participation join(CallerTransaction transaction) {
		Map<CallerTransaction, Participation> known = this.participations;
		if (known == null) {
			known = new IdentityHashMap<>(2);
			this.participations = known;
		}
		Participation joined = new Participation();
		return (known.putIfAbsent(transaction, joined) == null) ? joined : null;
	}

	boolean hasTransactions() {
		return this.participations != null;
	}

	/**
	 * Notes what a transaction has written.
	 */
	synchronized void note(Participation own, PendingChanges.Written written) {
		own.written().add(written);
		own.states().addAll(written.states().keySet());
	}

	/**
	 * Waits for other transactions that have written what waits here. They had the lock
	 * in the store below that the caller has now, so they have ended there and will soon
	 * be completed here.
	 */
	private synchronized void awaitOthers(@Nullable Participation own) {
		long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
		while (hasOthers(own)) {
			long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			try {
				if (millis > 0) {
					wait(millis);
					continue;
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new SessionStoreException("Cannot write to session " + this.ref.id()
					+ ": a transaction that has written to it is neither committed nor rolled back, but does not hold"
					+ " its lock any more; do not roll back to savepoints after changes of a session", null);
		}
	}

	private boolean hasOthers(@Nullable Participation own) {
		Map<CallerTransaction, Participation> known = this.participations;
		return known != null && known.values().stream().anyMatch((other) -> other != own && !other.written().isEmpty());
	}

	/**
	 * Ends a transaction.
	 */
	synchronized void complete(CallerTransaction transaction, boolean committed) {
		Map<CallerTransaction, Participation> known = this.participations;
		Participation ended = (known != null) ? known.remove(transaction) : null;
		if (known == null || ended == null) {
			return;
		}
		if (known.isEmpty()) {
			this.participations = null;
		}
		if (committed) {
			for (PendingChanges.Written written : ended.written()) {
				remove(written);
				if (!ended.isDropping()) {
					this.statistics.wrote(written.rows());
				}
			}
			this.retired |= ended.isDeleted();
		}
		// Whatever the outcome is said to be: it may not be known.
		forgetPositions(ended.states());
		if (ended.isDirect()) {
			this.space = this.cache.newSpace();
		}
		if (ended.hasIdentity()) {
			forgetIdentity();
		}
		notifyAll();
	}

	synchronized void forgetPositions(Collection<Long> ids) {
		long time = this.cache.tick();
		for (Long id : ids) {
			this.cache.stampPosition(this.space, id, time);
			this.cache.forgetPosition(this.space, id);
		}
	}

	// What waits

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
		return (own != null) ? waiting.withoutStates(own.states()) : waiting;
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
		if (known.rows() == 0) {
			this.pending = null;
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
		this.space = this.cache.newSpace();
		forgetIdentity();
	}

	/**
	 * Retires the buffer if nothing is in it.
	 */
	synchronized boolean retire(boolean force) {
		if (force || (this.pending == null && this.participations == null)) {
			this.retired = true;
		}
		return this.retired;
	}

	boolean isRetired() {
		return this.retired;
	}

	// When it is written

	/**
	 * Notes that it will be written.
	 * @return whether that was not noted yet
	 */
	synchronized boolean schedule(boolean soon) {
		if (soon) {
			boolean first = !this.urgent;
			this.urgent = true;
			return first;
		}
		boolean first = !this.scheduled;
		this.scheduled = true;
		return first;
	}

	synchronized void begin(boolean soon) {
		if (soon) {
			this.urgent = false;
		}
		else {
			this.scheduled = false;
		}
	}

	synchronized int failed() {
		return ++this.failures;
	}

	synchronized void succeeded() {
		this.failures = 0;
	}

	// Changes

	/**
	 * Takes changes in. Positions that depend on the known one must be at hand, or have
	 * been read and not changed since.
	 * @param read positions that were read below
	 * @param readAt the time that was taken before
	 * @return the positions that were refused; null if the buffer is retired or a
	 * position is not known
	 */
	synchronized @Nullable Set<Long> add(ChangeSet changes, Map<Long, EntityCache.Position> read, long readAt) {
		if (this.retired) {
			return null;
		}
		Map<Long, EntityCache.Position> positions = new HashMap<>();
		for (Long id : changes.updateStates().keySet()) {
			EntityCache.Position known = position(id);
			if (known == null && this.cache.isPositionUnchangedSince(this.space, id, readAt)) {
				known = read.get(id);
			}
			if (known != null) {
				positions.put(id, known);
			}
			else if (dependsOnKnown(changes.updateStates().get(id))) {
				return null;
			}
		}
		if (this.pending == null) {
			this.pending = new PendingChanges();
		}
		long time = this.cache.tick();
		changes.lostUsernames().forEach((lost) -> lose(lost, time));
		int before = this.pending.rows();
		this.version++;
		this.pending.add(changes);
		changes.entities().forEach((change) -> learn(change, time));
		Set<Long> refused = new LinkedHashSet<>();
		changes.updateStates().forEach((id, change) -> {
			if (!move(id, positions.get(id), change, time)) {
				refused.add(id);
			}
		});
		int rows = this.pending.rows();
		this.statistics.waiting(rows - before);
		if (rows == 0) {
			this.pending = null;
		}
		return refused;
	}

	private void lose(LostUsername lost, long time) {
		EntityCache.Answer answer = this.cache.answer(this.space, EntityText.USERNAME, lost.username());
		this.cache.stampAnswer(this.space, EntityText.USERNAME, lost.username(), time);
		if (answer != null && answer.owner() != null && answer.owner().id() == lost.entityId()) {
			this.cache.putAnswer(this.space, EntityText.USERNAME, lost.username(), EntityCache.Answer.of(null));
		}
		takeUsername(lost.entityId(), lost.username(), time);
	}

	private void takeUsername(long id, String username, long time) {
		EntityCache.Row row = this.cache.row(this.space, id);
		this.cache.stampRow(this.space, id, time);
		if (row != null && row.entity() != null) {
			this.cache.putRow(this.space, id,
					EntityCache.Row.of(Usernames.without(row.entity(), username), row.areUsernamesKnown()));
		}
	}

	private void learn(EntityChange change, long time) {
		long id = change.row().id();
		EntityCache.Row known = this.cache.row(this.space, id);
		EntityRow before = (known != null) ? known.entity() : null;
		this.cache.stampRow(this.space, id, time);
		Set<String> usernames = new LinkedHashSet<>((before != null) ? before.usernames() : List.of());
		for (String username : change.usernames()) {
			if (claim(username, new Owner(id, change.row().seenAt()), time)) {
				usernames.add(username);
			}
		}
		if (known != null && !known.isExpired()) {
			EntityRow after = Usernames.with(change.applyTo(before), usernames);
			this.cache.putRow(this.space, id, EntityCache.Row.of(after, known.areUsernamesKnown()));
		}
		else {
			this.cache.forgetRow(this.space, id);
		}
		if (!change.partial()) {
			renamed(EntityText.PHONE, (before != null) ? before.phone() : null, change.row().phone(), time);
			renamed(EntityText.NAME, (before != null) ? before.name() : null, change.row().name(), time);
		}
		if (id < 0 && before == null) {
			EntityCache.Row user = this.cache.row(this.space, MarkedIds.unmarked(id));
			if (user != null) {
				user.setOnly(false);
			}
		}
	}

	private boolean claim(String username, Owner claim, long time) {
		EntityCache.Answer answer = this.cache.answer(this.space, EntityText.USERNAME, username);
		Owner stored = (answer != null) ? answer.owner() : null;
		Owner known = (this.pending != null) ? this.pending.owner(username, stored) : stored;
		this.cache.stampAnswer(this.space, EntityText.USERNAME, username, time);
		// The pending changes hold this claim already.
		boolean won = known == null || known.id() == claim.id() || claim.isLaterThan(known);
		if (won) {
			if (stored != null && stored.id() != claim.id()) {
				takeUsername(stored.id(), username, time);
			}
			this.cache.putAnswer(this.space, EntityText.USERNAME, username, EntityCache.Answer.of(claim));
		}
		return won;
	}

	private void renamed(EntityText kind, @Nullable String before, @Nullable String after, long time) {
		if (after != null && !after.equals(before)) {
			this.cache.stampAnswer(this.space, kind, after, time);
			this.cache.forgetAnswer(this.space, kind, after);
		}
	}

	/**
	 * The position as everybody sees it, null if it is not at hand.
	 */
	synchronized EntityCache.@Nullable Position position(long id) {
		PendingState waiting = (this.pending != null) ? this.pending.states().get(id) : null;
		return (waiting != null) ? new EntityCache.Position(waiting.value()) : this.cache.position(this.space, id);
	}

	private static boolean dependsOnKnown(@Nullable UpdateStateChange change) {
		return change instanceof UpdateStateChange.Advance || change instanceof UpdateStateChange.CompareAndSet;
	}

	private boolean move(long id, EntityCache.@Nullable Position position, UpdateStateChange change, long time) {
		UpdateState known = (position != null) ? position.state() : null;
		if (change instanceof UpdateStateChange.Advance advance) {
			UpdateState result = advance.applyTo(known);
			if (!result.equals(known)) {
				put(id, known, result, true, time);
			}
			return !advance.isRefusedBy(result);
		}
		if (change instanceof UpdateStateChange.CompareAndSet compare) {
			if (!Objects.equals(known, compare.expected())) {
				return false;
			}
			put(id, known, compare.next(), false, time);
		}
		else {
			put(id, known, (change instanceof UpdateStateChange.Set set) ? set.state() : null, false, time);
		}
		return true;
	}

	private void put(long id, @Nullable UpdateState known, @Nullable UpdateState next, boolean forwards, long time) {
		if (this.pending == null) {
			return;
		}
		PendingState waiting = this.pending.states().get(id);
		this.pending.states()
			.put(id, (waiting != null) ? new PendingState(waiting.stored(), next, forwards && waiting.forwards())
					: new PendingState(known, next, forwards));
		this.cache.stampPosition(this.space, id, time);
		this.cache.putPosition(this.space, id, new EntityCache.Position(next));
	}

	// What the store below has answered

	/**
	 * Takes in an entity that was read below, null for none.
	 * @return the entity as it will be
	 */
	synchronized @Nullable EntityRow read(long inSpace, long id, @Nullable EntityRow stored, boolean withUsernames,
			long time) {
		EntityRow row = (this.pending != null) ? this.pending.visible(id, stored) : stored;
		EntityCache.Row known = this.cache.row(inSpace, id);
		boolean better = known == null || known.isExpired() || withUsernames;
		if (better && inSpace == this.space && this.cache.isRowUnchangedSince(inSpace, id, time)) {
			this.cache.putRow(inSpace, id,
					(row != null) ? EntityCache.Row.of(row, withUsernames) : EntityCache.Row.absent());
			if (row != null && withUsernames) {
				for (String username : row.usernames()) {
					answer(inSpace, EntityText.USERNAME, username, new Owner(id, row.seenAt()), time);
				}
			}
		}
		return row;
	}

	/**
	 * Takes in whom a text means.
	 */
	synchronized void answer(long inSpace, EntityText kind, String text, @Nullable Owner owner, long time) {
		EntityCache.Answer known = this.cache.answer(inSpace, kind, text);
		if ((known == null || known.isExpired()) && inSpace == this.space
				&& this.cache.isAnswerUnchangedSince(inSpace, kind, text, time)) {
			this.cache.putAnswer(inSpace, kind, text, EntityCache.Answer.of(owner));
		}
	}

	/**
	 * Takes in that no channel and no chat has the number of a user.
	 */
	synchronized void onlyUser(long inSpace, long userId, Collection<Long> others, long time) {
		EntityCache.Row user = this.cache.row(inSpace, userId);
		if (inSpace == this.space && user != null
				&& others.stream().allMatch((id) -> this.cache.isRowUnchangedSince(inSpace, id, time))) {
			user.setOnly(true);
		}
	}

	synchronized @Nullable UpdateState read(long inSpace, long id, @Nullable UpdateState stored, boolean keep,
			long time) {
		PendingState waiting = (this.pending != null) ? this.pending.states().get(id) : null;
		if (waiting != null) {
			return waiting.value();
		}
		if (keep && inSpace == this.space && this.cache.isPositionUnchangedSince(inSpace, id, time)) {
			this.cache.putPosition(inSpace, id, new EntityCache.Position(stored));
		}
		return stored;
	}

	synchronized @Nullable Owner owner(String username, @Nullable Owner stored) {
		return (this.pending != null) ? this.pending.owner(username, stored) : stored;
	}

	synchronized List<Long> waitingIds(EntityText kind, String text) {
		return (this.pending != null) ? List.copyOf(this.pending.idsOf(kind, text)) : List.of();
	}

	/**
	 * Lays what waits over what was read below.
	 */
	synchronized void overlay(Consumer<PendingChanges> work) {
		if (this.pending != null) {
			work.accept(this.pending);
		}
	}

}
