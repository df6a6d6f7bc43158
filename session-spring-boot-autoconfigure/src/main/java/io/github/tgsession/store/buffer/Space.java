package io.github.tgsession.store.buffer;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the entries of one session lie in the cache. A session that takes a new space has
 * nothing at hand.
 * <p>
 * A session that was empty when it was first asked has all its entities at hand until one
 * of them is evicted. As long as that is so, whoever is not at hand is new, and the store
 * below need not be asked. Who wants to know that must look for the entity first: it is
 * no longer so before an entity goes.
 */
final class Space {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final int hash = NUMBERS.incrementAndGet() * 0x9E3779B9;

	private volatile Completeness completeness = Completeness.UNKNOWN;

	int hash() {
		return this.hash;
	}

	boolean isComplete() {
		return this.completeness == Completeness.COMPLETE;
	}

	boolean mayBeComplete() {
		return this.completeness == Completeness.UNKNOWN;
	}

	/**
	 * Notes whether there was anybody in the store below when nobody was at hand.
	 */
	synchronized void noteEmpty(boolean empty) {
		if (this.completeness == Completeness.UNKNOWN) {
			this.completeness = empty ? Completeness.COMPLETE : Completeness.INCOMPLETE;
		}
	}

	synchronized void noteIncomplete() {
		this.completeness = Completeness.INCOMPLETE;
	}

	private enum Completeness {

		UNKNOWN, COMPLETE, INCOMPLETE

	}

}
