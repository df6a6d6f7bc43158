package io.github.tgsession.tl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param id the bare user id
 * @param accessHash the access hash, null if absent; 0 and negative numbers are values
 * @param self whether this is the account itself
 * @param bot whether this is a bot
 * @param min whether this is a shortened user, whose access hash is of no use
 * @param firstName the first name
 * @param lastName the last name
 * @param username the only or first username, without {@code @}
 * @param usernames all usernames, if there are several
 * @param phone the phone number, digits only
 * @since 0.1.0
 */
public record User(long id, @Nullable Long accessHash, boolean self, boolean bot, boolean min,
		@Nullable String firstName, @Nullable String lastName, @Nullable String username, List<Username> usernames,
		@Nullable String phone) implements Entity {

	public User {
		usernames = List.copyOf(usernames);
	}

	/**
	 * A user with an access hash, a name and perhaps a username; the other parts absent.
	 * @param id the bare user id
	 * @param accessHash the access hash
	 * @param firstName the first name
	 * @param username the username, without {@code @}
	 */
	public User(long id, long accessHash, @Nullable String firstName, @Nullable String username) {
		this(id, accessHash, false, false, false, firstName, null, username, List.of(), null);
	}

	/**
	 * Names no phone number: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "User[id=" + this.id + (this.self ? ", self" : "") + (this.bot ? ", bot" : "")
				+ (this.min ? ", min" : "") + ((this.username != null) ? ", username=" + this.username : "") + "]";
	}

}
