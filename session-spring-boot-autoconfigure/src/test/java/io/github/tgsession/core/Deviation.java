package io.github.tgsession.core;

/**
 * The entries of {@code docs/deviations.md}, by their headings.
 */
enum Deviation {

	IDS_HAVE_64_BITS("Ids have 64 bits"),

	BOOLEANS_ARE_NO_IDS("Booleans are no ids"),

	KEYS_OF_NO_KIND("Keys of no kind"),

	INPUT_USERS_BECOME_INPUT_PEERS("Input users and channels become input peers"),

	HASHES_ARE_NEVER_INVENTED("Input peers have a hash"),

	NOTIFY_PEERS_NAME_THEIR_PEER("Notify peers name their peer"),

	ME_AND_SELF("Me and self"),

	ASCII_ONLY("Usernames, phones and links are ASCII"),

	NO_NUL("Texts lose NUL"),

	LINKS_DO_NOT_CRASH("Names that start like hex"),

	NOTHING_IS_WIPED("Nothing is wiped by a mere mention"),

	GIVEN_UP_USERNAMES("Given up usernames are nobody's"),

	ALL_USERNAMES_RESOLVE("All active usernames resolve"),

	FORBIDDEN_CHANNELS_HAVE_NAMES("Forbidden channels keep their title"),

	MIGRATED_CHATS("Migrated chats answer with their channel"),

	BARE_ENTITIES("Bare entities are learnt"),

	BAD_MEMBERS("One bad member does not spoil the batch"),

	PHONES_ARE_NUMBERS("Phones are numbers"),

	LONG_PHONES_ARE_EXACT("Long phone numbers are exact"),

	PHONES_ARE_TEXTS("Phones are given as texts"),

	KEYS_HAVE_256_BYTES("Keys have 256 bytes"),

	EMPTY_KEYS_ARE_NULL("Empty keys are null"),

	KEYS_BELONG_TO_THEIR_DATA_CENTRE("Keys belong to their data centre"),

	STRINGS_ARE_READ_FORGIVINGLY("Session strings are read forgivingly"),

	RANGES_ARE_CHECKED("Data centres and ports have ranges"),

	PARTS_MAY_BE_UNKNOWN("Any part of a position may be unknown"),

	SENT_FILES_ARE_FOUND("Sent files are found"),

	SQLITE_ANSWERS("Every kind answers like SQLite"),

	CLOSED_MEANS_CLOSED("Closed means closed"),

	TELETHONS_OWN_TABLES("Telethon's own tables, files and locks");

	private final String heading;

	Deviation(String heading) {
		this.heading = heading;
	}

	String heading() {
		return this.heading;
	}

}
