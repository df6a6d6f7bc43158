package io.github.tgsession.tl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parts of clients' objects that a session needs.
 */
enum Part {

	ID, ACCESS_HASH, HAS_ACCESS_HASH, FLAGS, MIN, SELF, IS_SELF, BOT, FIRST_NAME, LAST_NAME, TITLE, USERNAME, USERNAMES,
	ACTIVE, PHONE, MEGAGROUP, BROADCAST, MIGRATED_TO, TYPE, USER_ID, CHAT_ID, CHANNEL_ID, PEER, MSG_ID, FILE_REFERENCE,
	USER, CHAT, USERS, CHATS;

	private static final Map<String, Part> BY_NAME = new HashMap<>();

	static {
		for (Part part : values()) {
			BY_NAME.put(part.text, part);
		}
	}

	private final String text = name().replace("_", "").toLowerCase(Locale.ROOT);

	/**
	 * The part of a normalized name.
	 */
	static @Nullable Part of(String name) {
		return BY_NAME.get(name);
	}

	/**
	 * The normalized name.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
