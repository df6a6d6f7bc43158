package io.github.tgsession.store.buffer;

import java.util.Objects;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.UpdateStateChange;
import org.jspecify.annotations.Nullable;

/**
 * A position that waits to be written.
 *
 * @param stored the position below when the first of the changes came, null for none
 * @param value the position now, null for none
 * @param forwards whether it has been moved forwards only
 * @param doubtful whether a transaction of which nobody knows what it has left may have
 * moved the position since; it counts only if that one has not
 */
record PendingState(@Nullable UpdateState stored, @Nullable UpdateState value, boolean forwards, boolean doubtful) {

	/**
	 * The position when it changes once more.
	 * @param known the position before, as everybody sees it
	 * @param next the position now, null for none
	 */
	PendingState moved(@Nullable UpdateState known, @Nullable UpdateState next, boolean moreForwards) {
		if (this.doubtful && !Objects.equals(known, this.value)) {
			return new PendingState(known, next, moreForwards, false);
		}
		return new PendingState(this.stored, next, moreForwards && this.forwards, false);
	}

	PendingState doubted() {
		return new PendingState(this.stored, this.value, this.forwards, true);
	}

	/**
	 * The position as everybody sees it.
	 * @param below the position below
	 */
	@Nullable UpdateState visible(@Nullable UpdateState below) {
		return (!this.doubtful || Objects.equals(below, this.stored)) ? this.value : below;
	}

	/**
	 * How it is written: if possible so that a later position, of another process
	 * perhaps, stays.
	 */
	UpdateStateChange toChange() {
		if (this.value == null) {
			return new UpdateStateChange.Remove();
		}
		boolean sequenced = this.value.seq() == null || this.value.seq() != 0;
		if (this.forwards && sequenced) {
			UpdateStateChange.Advance advance = new UpdateStateChange.Advance(this.value);
			if (advance.applyTo(this.stored).equals(this.value)) {
				return advance;
			}
		}
		return this.doubtful ? new UpdateStateChange.CompareAndSet(this.stored, this.value)
				: new UpdateStateChange.Set(this.value);
	}

}
