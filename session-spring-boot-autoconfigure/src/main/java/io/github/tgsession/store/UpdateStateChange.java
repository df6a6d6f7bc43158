package io.github.tgsession.store;

import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * A change of one position.
 *
 * @since 0.1.0
 */
public sealed interface UpdateStateChange {

	/**
	 * Store a position as it is.
	 *
	 * @param state the position
	 */
	record Set(UpdateState state) implements UpdateStateChange {

	}

	/**
	 * Move each part that is not null forwards. If {@code seq} is given, {@code date} is
	 * stored if and only if {@code seq} moves; otherwise it moves forwards on its own.
	 *
	 * @param state the new position; its {@code seq} is never 0
	 */
	record Advance(UpdateState state) implements UpdateStateChange {

		/**
		 * The position that results from a known one.
		 * @param known the known position, null for none
		 * @return the resulting position
		 */
		public UpdateState applyTo(@Nullable UpdateState known) {
			if (known == null) {
				return this.state;
			}
			Integer seq = later(known.seq(), this.state.seq());
			boolean seqMoves = this.state.seq() != null && (known.seq() == null || this.state.seq() > known.seq());
			Integer date = (this.state.seq() == null) ? later(known.date(), this.state.date())
					: (seqMoves && this.state.date() != null) ? this.state.date() : known.date();
			return new UpdateState(later(known.pts(), this.state.pts()), later(known.qts(), this.state.qts()), date,
					seq);
		}

		/**
		 * Whether the position that results has left a given part behind.
		 * @param result the resulting position
		 * @return whether {@code pts}, {@code qts} or {@code seq} would have gone back,
		 * or a {@code date} that came without {@code seq}
		 */
		public boolean isRefusedBy(UpdateState result) {
			return isBehind(this.state.pts(), result.pts()) || isBehind(this.state.qts(), result.qts())
					|| isBehind(this.state.seq(), result.seq())
					|| (this.state.seq() == null && isBehind(this.state.date(), result.date()));
		}

		private static boolean isBehind(@Nullable Integer given, @Nullable Integer result) {
			return given != null && result != null && given < result;
		}

		private static @Nullable Integer later(@Nullable Integer known, @Nullable Integer given) {
			if (known == null || given == null) {
				return (given != null) ? given : known;
			}
			return Math.max(known, given);
		}

	}

	/**
	 * Store a position if the known one is the expected one.
	 *
	 * @param expected the expected position, null for none
	 * @param next the new position
	 */
	record CompareAndSet(@Nullable UpdateState expected, UpdateState next) implements UpdateStateChange {

	}

	/**
	 * Forget a position.
	 */
	record Remove() implements UpdateStateChange {

	}

}
