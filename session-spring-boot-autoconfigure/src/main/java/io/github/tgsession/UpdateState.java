package io.github.tgsession;

import org.jspecify.annotations.Nullable;

/**
 * A position in a stream of updates: in the general one, or in that of a channel. A part
 * that is null is not known.
 *
 * @param pts the number of events, see
 * <a href="https://core.telegram.org/api/updates">Telegram on updates</a>
 * @param qts the number of events of secret chats and bots
 * @param date the time of the last update, in seconds since 1970
 * @param seq the number of sent containers
 * @since 0.1.0
 */
public record UpdateState(@Nullable Integer pts, @Nullable Integer qts, @Nullable Integer date, @Nullable Integer seq) {

	/**
	 * The position in a channel, which has a {@code pts} only.
	 * @param pts the number of events
	 * @return the position
	 */
	public static UpdateState ofPts(int pts) {
		return new UpdateState(pts, null, null, null);
	}

}
