package io.github.tgsession.store.buffer;

import io.github.tgsession.store.SessionIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one session, while it is at hand. Safe for concurrent use.
 */
final class KnownIdentity {

	private volatile @Nullable SessionIdentity identity;

	private int version;

	@Nullable SessionIdentity get() {
		return this.identity;
	}

	/**
	 * To be taken before the store below is read.
	 */
	synchronized int version() {
		return this.version;
	}

	/**
	 * Takes in what was read, unless it has changed since.
	 */
	synchronized void put(SessionIdentity read, int readVersion) {
		if (this.version == readVersion) {
			this.identity = read;
		}
	}

	synchronized void forget() {
		this.version++;
		this.identity = null;
	}

}
