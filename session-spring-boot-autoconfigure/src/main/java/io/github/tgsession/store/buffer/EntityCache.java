package io.github.tgsession.store.buffer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.EntityText;
import org.jspecify.annotations.Nullable;

/**
 * What is at hand of all sessions: rows by marked id, the ids that texts mean, positions.
 * Misses are kept too, for a while. The entries of a session lie in a {@link Space} of
 * its own.
 * <p>
 * Reading needs no lock. Whoever read the store below may put what was found only if
 * nothing has changed it since: each change stamps its key with the time of a common
 * clock, and the reader takes the clock's time before it reads. Writers and readers that
 * put hold the lock of the session.
 */
final class EntityCache {

	/**
	 * How long something is known to be absent: briefly, since what another process
	 * writes is not seen here.
	 */
	static final long MISS_NANOS = Duration.ofMinutes(1).toNanos();

	/**
	 * The time before all changes: what was read then is not kept.
	 */
	static final long NEVER = -1;

	private static final int STAMPS = 1 << 14;

	private static final int ROW_WEIGHT = 3;

	private final Cache<Object, Object> cache;

	private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);

	private final AtomicLong clock = new AtomicLong();

	EntityCache(long maximumSize) {
		this.cache = Caffeine.newBuilder()
			.maximumWeight(Math.multiplyExact(maximumSize, ROW_WEIGHT))
			.weigher((Object key, Object value) -> (key instanceof IdKey) ? ROW_WEIGHT : 1)
			.evictionListener((key, value, cause) -> evicted(key, value))
			.build();
	}

	private static void evicted(@Nullable Object key, @Nullable Object value) {
		if (key instanceof IdKey id && value instanceof Row row) {
			id.space().noteIncomplete();
			row.setReplaced();
		}
	}

	/**
	 * The time of the clock, to be taken before the store below is read.
	 */
	long time() {
		return this.clock.get();
	}

	/**
	 * A new time, for the keys that a change concerns.
	 */
	long tick() {
		return this.clock.incrementAndGet();
	}

	@Nullable Row row(Space space, long id) {
		return (Row) this.cache.getIfPresent(new IdKey(space, id));
	}

	/**
	 * Puts a row.
	 * @param before what is there
	 */
	void putRow(Space space, long id, Row row, @Nullable Row before) {
		this.cache.put(new IdKey(space, id), row);
		if (before != null) {
			before.setReplaced();
		}
	}

	void forgetRow(Space space, long id) {
		IdKey key = new IdKey(space, id);
		Row before = (Row) this.cache.getIfPresent(key);
		if (before != null) {
			this.cache.invalidate(key);
			before.setReplaced();
		}
	}

	void stampRow(Space space, long id, long time) {
		stamp(IdKey.hash(space, id), time);
	}

	boolean isRowUnchangedSince(Space space, long id, long time) {
		return isUnchangedSince(IdKey.hash(space, id), time);
	}

	@Nullable Answer answer(Space space, EntityText kind, String text) {
		return (Answer) this.cache.getIfPresent(new TextKey(space, kind, text));
	}

	void putAnswer(Space space, EntityText kind, String text, Answer answer) {
		this.cache.put(new TextKey(space, kind, text), answer);
	}

	void forgetAnswer(Space space, EntityText kind, String text) {
		this.cache.invalidate(new TextKey(space, kind, text));
	}

	void stampAnswer(Space space, EntityText kind, String text, long time) {
		stamp(new TextKey(space, kind, text).hashCode(), time);
	}

	boolean isAnswerUnchangedSince(Space space, EntityText kind, String text, long time) {
		return isUnchangedSince(new TextKey(space, kind, text).hashCode(), time);
	}

	@Nullable Position position(Space space, long id) {
		return (Position) this.cache.getIfPresent(new StateKey(space, id));
	}

	void putPosition(Space space, long id, Position position) {
		this.cache.put(new StateKey(space, id), position);
	}

	void forgetPosition(Space space, long id) {
		this.cache.invalidate(new StateKey(space, id));
	}

	void stampPosition(Space space, long id, long time) {
		stamp(new StateKey(space, id).hashCode(), time);
	}

	boolean isPositionUnchangedSince(Space space, long id, long time) {
		return isUnchangedSince(new StateKey(space, id).hashCode(), time);
	}

	/**
	 * How many entries there are.
	 */
	long size() {
		return this.cache.estimatedSize();
	}

	private void stamp(int hash, long time) {
		this.stamps.set(spread(hash), time);
	}

	private boolean isUnchangedSince(int hash, long time) {
		return this.stamps.get(spread(hash)) <= time;
	}

	private static int spread(int hash) {
		return (hash ^ (hash >>> 16)) & (STAMPS - 1);
	}

	private record IdKey(Space space, long id) {

		static int hash(Space space, long id) {
			long mixed = (id + space.hash()) * 0xBF58476D1CE4E5B9L;
			return (int) (mixed ^ (mixed >>> 32));
		}

		@Override
		public int hashCode() {
			return hash(this.space, this.id);
		}

	}

	private record TextKey(Space space, EntityText kind, String text) {

		@Override
		public int hashCode() {
			return this.text.hashCode() * 31 + this.space.hash() + this.kind.ordinal();
		}

	}

	private record StateKey(Space space, long id) {

		@Override
		public int hashCode() {
			return IdKey.hash(this.space, ~this.id);
		}

	}

	/**
	 * A row, or that there is none.
	 */
	static final class Row {

		private final @Nullable EntityRow entity;

		private final boolean usernamesKnown;

		private final long until;

		private volatile boolean only;

		private volatile boolean replaced;

		private Row(@Nullable EntityRow entity, boolean usernamesKnown, long until) {
			this.entity = entity;
			this.usernamesKnown = usernamesKnown;
			this.until = until;
		}

		static Row of(EntityRow entity, boolean usernamesKnown) {
			return new Row(entity, usernamesKnown, 0);
		}

		static Row absent() {
			return new Row(null, true, System.nanoTime() + MISS_NANOS);
		}

		@Nullable EntityRow entity() {
			return this.entity;
		}

		/**
		 * Whether the row has those usernames that resolve to it.
		 */
		boolean areUsernamesKnown() {
			return this.usernamesKnown;
		}

		boolean isExpired() {
			return this.entity == null && System.nanoTime() - this.until >= 0;
		}

		/**
		 * Whether this is no longer at hand, or not as it was.
		 */
		boolean isReplaced() {
			return this.replaced;
		}

		private void setReplaced() {
			this.replaced = true;
		}

		/**
		 * Whether no channel and no basic chat has the number of this user.
		 */
		boolean isOnly() {
			return this.only;
		}

		void setOnly(boolean only) {
			this.only = only;
		}

	}

	/**
	 * Whom a text means.
	 */
	static final class Answer {

		private final @Nullable Owner owner;

		private final long until;

		private @Nullable Row row;

		private Answer(@Nullable Owner owner, long until) {
			this.owner = owner;
			this.until = until;
		}

		static Answer of(@Nullable Owner owner) {
			return new Answer(owner, (owner != null) ? 0 : System.nanoTime() + MISS_NANOS);
		}

		/**
		 * The entity; for a username with the time of its claim; null for nobody.
		 */
		@Nullable Owner owner() {
			return this.owner;
		}

		/**
		 * The row of the owner, if it is known and still at hand.
		 */
		@Nullable Row row() {
			Row known = this.row;
			return (known != null && !known.isReplaced()) ? known : null;
		}

		/**
		 * Keeps the row of the owner, which spares the next look-up of it.
		 */
		void keep(@Nullable Row found) {
			this.row = found;
		}

		boolean isExpired() {
			return this.owner == null && System.nanoTime() - this.until >= 0;
		}

	}

	/**
	 * A position as it is stored.
	 *
	 * @param state the position, null for none
	 */
	record Position(@Nullable UpdateState state) {

	}

}
