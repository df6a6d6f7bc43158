package io.github.tgsession.tl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A channel or supergroup.
 *
 * @param id the bare channel id
 * @param accessHash the access hash, null if absent; 0 and negative numbers are values
 * @param min whether this is a shortened channel, whose access hash is of no use
 * @param megagroup whether this is a supergroup
 * @param broadcast whether this is a broadcast channel
 * @param title the title
 * @param username the only or first username, without {@code @}
 * @param usernames all usernames, if there are several
 * @since 0.1.0
 */
public record Channel(long id, @Nullable Long accessHash, boolean min, boolean megagroup, boolean broadcast,
		@Nullable String title, @Nullable String username, List<Username> usernames) implements Entity {

	public Channel {
		usernames = List.copyOf(usernames);
	}

	/**
	 * A channel with an access hash, a title and perhaps a username; the other parts
	 * absent.
	 * @param id the bare channel id
	 * @param accessHash the access hash
	 * @param title the title
	 * @param username the username, without {@code @}
	 */
	public Channel(long id, long accessHash, @Nullable String title, @Nullable String username) {
		this(id, accessHash, false, false, false, title, username, List.of());
	}

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "Channel[id=" + this.id + "]";
	}

}
