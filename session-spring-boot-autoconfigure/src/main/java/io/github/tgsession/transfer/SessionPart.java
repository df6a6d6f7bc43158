package io.github.tgsession.transfer;

/**
 * The parts of a session, as far as formats differ in what they hold.
 *
 * @since 0.1.0
 */
public enum SessionPart {

	/**
	 * The authorization key of the home data centre.
	 */
	AUTH_KEY("authorization key"),

	/**
	 * The address and port of the home data centre.
	 */
	SERVER_ADDRESS("address of the data centre"),

	/**
	 * Whether the session lives on Telegram's test servers.
	 */
	TEST_MODE("test mode"),

	/**
	 * The application's id at Telegram.
	 */
	API_ID("api id"),

	/**
	 * The id of the account.
	 */
	USER_ID("user id"),

	/**
	 * Whether the account is a bot.
	 */
	BOT("whether the account is a bot"),

	/**
	 * The id of an unfinished takeout.
	 */
	TAKEOUT_ID("takeout id"),

	/**
	 * The address for media of the home data centre.
	 */
	MEDIA_ADDRESS("address for media"),

	/**
	 * The temporary key of the home data centre.
	 */
	TEMPORARY_KEY("temporary key"),

	/**
	 * Permanent keys of other data centres.
	 */
	OTHER_KEYS("keys of other data centres"),

	/**
	 * The server salt.
	 */
	SERVER_SALT("server salt"),

	/**
	 * Other attributes than the server salt.
	 */
	ATTRIBUTES("attributes"),

	/**
	 * Users, basic chats and channels with their access hashes.
	 */
	ENTITIES("entities"),

	/**
	 * Of each entity the first username.
	 */
	USERNAMES("usernames"),

	/**
	 * Further usernames of entities.
	 */
	MORE_USERNAMES("further usernames"),

	/**
	 * Phone numbers of users.
	 */
	PHONES("phone numbers"),

	/**
	 * Display names of entities.
	 */
	NAMES("names"),

	/**
	 * Whether entities are bots, supergroups or broadcast channels.
	 */
	ENTITY_TYPES("entity types"),

	/**
	 * Basic chats that have become channels.
	 */
	MIGRATIONS("migrated chats"),

	/**
	 * The messages in which peers were seen.
	 */
	PEER_REFERENCES("peer references"),

	/**
	 * Positions in the streams of updates.
	 */
	UPDATE_STATES("positions"),

	/**
	 * Sent files.
	 */
	FILES("sent files"),

	/**
	 * File references of sent files.
	 */
	FILE_REFERENCES("file references");

	private final String description;

	SessionPart(String description) {
		this.description = description;
	}

	/**
	 * What the part is called in reports.
	 * @return a few words
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Whether there is one at the most, so that reports give no number.
	 * @return whether the part is not counted
	 */
	public boolean isSingle() {
		return ordinal() <= TEMPORARY_KEY.ordinal() || this == SERVER_SALT;
	}

}
