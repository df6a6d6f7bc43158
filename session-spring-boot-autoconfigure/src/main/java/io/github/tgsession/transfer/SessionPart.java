package io.github.tgsession.transfer;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

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
	OTHER_KEYS("keys of other data centres", "key of another data centre"),

	/**
	 * The server salt.
	 */
	SERVER_SALT("server salt"),

	/**
	 * Other attributes than the server salt.
	 */
	ATTRIBUTES("attributes", "attribute"),

	/**
	 * Users, basic chats and channels with their access hashes.
	 */
	ENTITIES("entities", "entity"),

	/**
	 * Of each entity the first username.
	 */
	USERNAMES("usernames", "username"),

	/**
	 * Further usernames of entities.
	 */
	MORE_USERNAMES("further usernames", "further username"),

	/**
	 * Phone numbers of users.
	 */
	PHONES("phone numbers", "phone number"),

	/**
	 * Display names of entities.
	 */
	NAMES("names", "name"),

	/**
	 * Whether entities are bots, supergroups or broadcast channels.
	 */
	ENTITY_TYPES("entity types", "entity type"),

	/**
	 * Basic chats that have become channels.
	 */
	MIGRATIONS("migrated chats", "migrated chat"),

	/**
	 * The messages in which peers were seen.
	 */
	PEER_REFERENCES("peer references", "peer reference"),

	/**
	 * Positions in the streams of updates.
	 */
	UPDATE_STATES("positions", "position"),

	/**
	 * Sent files.
	 */
	FILES("sent files", "sent file"),

	/**
	 * File references of sent files.
	 */
	FILE_REFERENCES("file references", "file reference");

	private final String description;

	private final @Nullable String singular;

	SessionPart(String description) {
		this(description, null);
	}

	SessionPart(String description, @Nullable String singular) {
		this.description = description;
		this.singular = singular;
	}

	/**
	 * What the part is called in reports.
	 * @return a few words
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Says how many there are. Of some parts there is one at the most, and no number.
	 */
	String describe(long count) {
		if (this.singular == null) {
			return this.description;
		}
		return String.format(Locale.ROOT, "%,d %s", count, (count == 1) ? this.singular : this.description);
	}

}
