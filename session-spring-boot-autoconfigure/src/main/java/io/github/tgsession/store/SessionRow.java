package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * A session itself.
 *
 * @param name the name
 * @param homeDcId the id of the home data centre, 0 if none is known
 * @param testMode whether it lives on Telegram's test servers
 * @param apiId the application's id at Telegram
 * @param userId the bare id of the account
 * @param bot whether the account is a bot, null if it is not known
 * @param takeoutId the id of an unfinished takeout
 * @param revokedReason why the home key was revoked
 * @param createdAt when it was made, in milliseconds since 1970
 * @since 0.1.0
 */
public record SessionRow(String name, int homeDcId, boolean testMode, @Nullable Integer apiId, @Nullable Long userId,
		@Nullable Boolean bot, @Nullable Long takeoutId, @Nullable String revokedReason, long createdAt) {

	/**
	 * A session of which nothing is known but its name.
	 * @param name the name
	 * @param createdAt when it was made, in milliseconds since 1970
	 * @return the session
	 */
	public static SessionRow empty(String name, long createdAt) {
		return new SessionRow(name, 0, false, null, null, null, null, null, createdAt);
	}

}
