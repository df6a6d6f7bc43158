package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a session has written in a transaction of a caller, until that ends. Only its
 * thread uses it, but for the end, which comes under the lock of the session.
 */
final class Participation {

	private final Thread thread = Thread.currentThread();

	private PendingChanges.Written written = PendingChanges.Written.nothing();

	private final Set<Long> states = new HashSet<>();

	private final Set<Long> moved = new HashSet<>();

	private final Set<Long> uncertain = new HashSet<>();

	private long version = -1;

	private boolean identity;

	private boolean direct;

	private boolean dropping;

	private boolean deleted;

	/**
	 * What it has written of what waits.
	 */
	PendingChanges.Written written() {
		return this.written;
	}

	void note(PendingChanges.Written more) {
		this.written = this.written.plus(more);
		this.states.addAll(more.states().keySet());
	}

	/**
	 * Whether it has a lock in the store below that the calling thread must not wait for:
	 * it would wait for itself.
	 */
	boolean isSuspendedHere() {
		return this.thread == Thread.currentThread() && (!this.written.isEmpty() || !this.states.isEmpty());
	}

	/**
	 * The positions that it has written since it may have gone back.
	 */
	Set<Long> states() {
		return this.states;
	}

	/**
	 * The positions that only the transaction sees.
	 */
	Set<Long> seen() {
		if (this.uncertain.isEmpty()) {
			return this.states;
		}
		Set<Long> seen = new HashSet<>(this.states);
		seen.addAll(this.uncertain);
		return seen;
	}

	/**
	 * Notes positions that the transaction itself has moved.
	 */
	void move(Collection<Long> ids) {
		this.states.addAll(ids);
		this.moved.addAll(ids);
		this.uncertain.removeAll(ids);
	}

	/**
	 * Notes that some of what was written has been undone, nobody knows what.
	 */
	void goBack() {
		this.written = PendingChanges.Written.nothing();
		this.version = -1;
		this.uncertain.addAll(this.moved);
		this.moved.clear();
		this.states.clear();
	}

	/**
	 * The positions that it has moved itself, since it may have gone back.
	 */
	Set<Long> moved() {
		return this.moved;
	}

	/**
	 * The positions that may be anything now that the transaction has had.
	 */
	Set<Long> uncertain() {
		return this.uncertain;
	}

	/**
	 * Whether everything that waits has been written in the transaction already.
	 */
	boolean hasWritten(long version) {
		return this.version == version;
	}

	void setWritten(long version) {
		this.version = version;
	}

	boolean hasIdentity() {
		return this.identity;
	}

	void setIdentity() {
		this.identity = true;
	}

	/**
	 * Whether the transaction sees the store below and nothing else.
	 */
	boolean isDirect() {
		return this.direct;
	}

	void setDirect() {
		this.direct = true;
		this.identity = true;
	}

	/**
	 * Whether what waited when the transaction wrote must not be written after it.
	 */
	boolean isDropping() {
		return this.dropping;
	}

	void setDropping() {
		this.dropping = true;
		setDirect();
	}

	boolean isDeleted() {
		return this.deleted;
	}

	void setDeleted() {
		this.deleted = true;
		setDropping();
	}

}
