package io.github.tgsession.store.buffer;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.UpdateStateChange;
import org.jspecify.annotations.Nullable;

/**
 * A position that waits to be written.
 *
 * @param stored the position below when the first of the changes came, null for none
 * @param value the position now, null for none
 * @param forwards whether it has been moved forwards only
 */
record PendingState(@Nullable UpdateState stored, @Nullable UpdateState value, boolean forwards) {

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
		return new UpdateStateChange.Set(this.value);
	}

}
