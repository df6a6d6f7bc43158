package io.github.tgsession;

/**
 * The account to which a session belongs.
 *
 * @param userId the bare user id, greater than 0
 * @param bot whether the account is a bot
 * @since 0.1.0
 */
public record SelfUser(long userId, boolean bot) {

	public SelfUser {
		if (userId <= 0) {
			throw new IllegalArgumentException("A user id is greater than 0, not " + userId);
		}
	}

}
