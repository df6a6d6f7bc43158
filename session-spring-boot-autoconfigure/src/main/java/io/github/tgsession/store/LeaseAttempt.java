package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * What came of the attempt to take a lease.
 *
 * @param epoch the fencing number under which it was taken, 0 if it was not
 * @param holder who has it instead, or has the session named next; null if it is reserved
 * for somebody who asked before, or if its row is locked at the moment
 * @param rivalSessionId the session with the same authorization key that is in the way,
 * null if it is the session itself
 * @since 0.1.0
 */
public record LeaseAttempt(long epoch, @Nullable LeaseHolder holder, @Nullable Long rivalSessionId) {

	/**
	 * Whether the lease was taken.
	 * @return true if the epoch can be written under
	 */
	public boolean isTaken() {
		return this.epoch > 0;
	}

}
