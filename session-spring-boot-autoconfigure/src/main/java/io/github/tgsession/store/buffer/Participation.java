package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a session has written in a transaction of a caller, until that ends. Only its
 * thread uses it, but for the end, which comes under the lock of the session.
 */
final class Participation {

	private final List<PendingChanges.Written> written = new ArrayList<>();

	private final Set<Long> states = new HashSet<>();

	private final Set<Long> moved = new HashSet<>();

	private final Set<Long> uncertain = new HashSet<>();

	private long version = -1;

	private boolean identity;

	private boolean direct;

	private boolean dropping;

	private boolean deleted;

	List<PendingChanges.Written> written() {
		return this.written;
	}

	/**
	 * The positions that only the transaction sees.
	 */
	Set<Long> states() {
		return this.states;
	}

	/**
	 * Notes positions that the transaction itself has moved.
	 */
	void move(Collection<Long> ids) {
		this.states.addAll(ids);
		this.moved.addAll(ids);
	}

	/**
	 * Notes that some of what was written has been undone, nobody knows what.
	 */
	void goBack() {
		this.written.clear();
		this.version = -1;
		this.uncertain.addAll(this.moved);
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
