package io.github.tgsession.tl;

import org.jspecify.annotations.Nullable;

/**
 * A channel or supergroup that the account may not see any more. It always carries its
 * access hash.
 *
 * @param id the bare channel id
 * @param accessHash the access hash
 * @param megagroup whether this is a supergroup
 * @param broadcast whether this is a broadcast channel
 * @param title the title
 * @since 0.1.0
 */
public record ChannelForbidden(long id, long accessHash, boolean megagroup, boolean broadcast,
		@Nullable String title) implements Entity {

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "ChannelForbidden[id=" + this.id + "]";
	}

}
