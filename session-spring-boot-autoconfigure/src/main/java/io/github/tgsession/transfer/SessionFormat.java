package io.github.tgsession.transfer;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static io.github.tgsession.transfer.SessionPart.API_ID;
import static io.github.tgsession.transfer.SessionPart.AUTH_KEY;
import static io.github.tgsession.transfer.SessionPart.BOT;
import static io.github.tgsession.transfer.SessionPart.ENTITIES;
import static io.github.tgsession.transfer.SessionPart.ENTITY_TYPES;
import static io.github.tgsession.transfer.SessionPart.FILES;
import static io.github.tgsession.transfer.SessionPart.MEDIA_ADDRESS;
import static io.github.tgsession.transfer.SessionPart.NAMES;
import static io.github.tgsession.transfer.SessionPart.PHONES;
import static io.github.tgsession.transfer.SessionPart.SERVER_ADDRESS;
import static io.github.tgsession.transfer.SessionPart.SERVER_SALT;
import static io.github.tgsession.transfer.SessionPart.TAKEOUT_ID;
import static io.github.tgsession.transfer.SessionPart.TEMPORARY_KEY;
import static io.github.tgsession.transfer.SessionPart.TEST_MODE;
import static io.github.tgsession.transfer.SessionPart.UPDATE_STATES;
import static io.github.tgsession.transfer.SessionPart.USERNAMES;
import static io.github.tgsession.transfer.SessionPart.USER_ID;

/**
 * The formats in which sessions are written. More forms can be read: older versions and
 * those of forks.
 *
 * @since 0.1.0
 */
public enum SessionFormat {

	/**
	 * Telethon's session string, version 1.
	 */
	TELETHON_STRING("telethon-string", "Telethon session string", false, EnumSet.of(AUTH_KEY, SERVER_ADDRESS),
			EnumSet.noneOf(SessionPart.class)),

	/**
	 * Telethon's session file, version 7.
	 */
	TELETHON_SQLITE("telethon-sqlite", "Telethon session file", true, EnumSet.of(SERVER_ADDRESS),
			EnumSet.of(AUTH_KEY, USER_ID, TAKEOUT_ID, ENTITIES, USERNAMES, PHONES, NAMES, UPDATE_STATES, FILES)),

	/**
	 * Telethon's session file, version 8, from Telethon 1.43 on.
	 */
	TELETHON_SQLITE_8("telethon-sqlite-8", "Telethon session file", true, EnumSet.of(SERVER_ADDRESS),
			EnumSet.of(AUTH_KEY, USER_ID, TAKEOUT_ID, TEMPORARY_KEY, ENTITIES, USERNAMES, PHONES, NAMES, UPDATE_STATES,
					FILES)),

	/**
	 * The session string of Pyrogram 2 and Kurigram.
	 */
	PYROGRAM_STRING("pyrogram-string", "Pyrogram session string", false, EnumSet.of(AUTH_KEY, API_ID, USER_ID, BOT),
			EnumSet.of(TEST_MODE)),

	/**
	 * The session file of Pyrogram 2, version 3.
	 */
	PYROGRAM_SQLITE("pyrogram-sqlite", "Pyrogram session file", true, EnumSet.of(AUTH_KEY, USER_ID, BOT),
			EnumSet.of(TEST_MODE, API_ID, ENTITIES, USERNAMES, PHONES, ENTITY_TYPES)),

	/**
	 * The session string of GramJS.
	 */
	GRAMJS_STRING("gramjs-string", "GramJS session string", false, EnumSet.of(AUTH_KEY, SERVER_ADDRESS),
			EnumSet.noneOf(SessionPart.class)),

	/**
	 * MTKruto's session string, from March 2024 on.
	 */
	MTKRUTO_STRING("mtkruto-string", "MTKruto session string", false, EnumSet.of(AUTH_KEY, API_ID, USER_ID, BOT),
			EnumSet.of(TEST_MODE)),

	/**
	 * The session string of mtcute, version 3.
	 */
	MTCUTE_STRING("mtcute-string", "mtcute session string", false, EnumSet.of(AUTH_KEY, SERVER_ADDRESS),
			EnumSet.of(TEST_MODE, MEDIA_ADDRESS, USER_ID, BOT)),

	/**
	 * The session of gotd, JSON of version 1.
	 */
	GOTD_JSON("gotd-json", "gotd session", false, EnumSet.of(AUTH_KEY, SERVER_ADDRESS),
			EnumSet.of(TEST_MODE, SERVER_SALT));

	private final String id;

	private final String description;

	private final boolean file;

	private final Set<SessionPart> needs;

	private final Set<SessionPart> holds;

	SessionFormat(String id, String description, boolean file, EnumSet<SessionPart> needs, EnumSet<SessionPart> more) {
		this.id = id;
		this.description = description;
		this.file = file;
		this.needs = Collections.unmodifiableSet(needs);
		more.addAll(needs);
		this.holds = Collections.unmodifiableSet(more);
	}

	/**
	 * The name on command lines and in documents.
	 * @return lower-case words with hyphens
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The name in messages.
	 * @return a few words
	 */
	public String description() {
		return this.description;
	}

	/**
	 * The name in messages, with "a" or "an" as it is spoken.
	 */
	String withArticle() {
		return ("Mm".indexOf(this.description.charAt(0)) >= 0 ? "an " : "a ") + this.description;
	}

	/**
	 * Whether this is a SQLite file and not a text.
	 * @return whether the format exists as a file only
	 */
	public boolean isFile() {
		return this.file;
	}

	/**
	 * What a session must have to be written in this format. The address of a data centre
	 * is filled in from the list of Telegram's own.
	 * @return the parts
	 */
	public Set<SessionPart> needs() {
		return this.needs;
	}

	/**
	 * What the format can hold.
	 * @return the parts
	 */
	public Set<SessionPart> holds() {
		return this.holds;
	}

	/**
	 * Finds a format.
	 * @param id its {@link #id() id}
	 * @return the format
	 */
	public static Optional<SessionFormat> ofId(String id) {
		return Arrays.stream(values()).filter((format) -> format.id.equals(id)).findFirst();
	}

}
