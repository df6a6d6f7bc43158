package io.github.tgsession.tl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The constructors of Telegram's type language that a session understands, found by name.
 */
enum TlKind {

	USER, USER_EMPTY, CHAT, CHAT_EMPTY, CHAT_FORBIDDEN, CHANNEL, CHANNEL_FORBIDDEN, USERNAME,

	PEER_USER, PEER_CHAT, PEER_CHANNEL,

	INPUT_PEER_EMPTY, INPUT_PEER_SELF, INPUT_PEER_USER, INPUT_PEER_CHAT, INPUT_PEER_CHANNEL,
	INPUT_PEER_USER_FROM_MESSAGE, INPUT_PEER_CHANNEL_FROM_MESSAGE,

	INPUT_USER, INPUT_USER_EMPTY, INPUT_USER_SELF, INPUT_USER_FROM_MESSAGE,

	INPUT_CHANNEL, INPUT_CHANNEL_EMPTY, INPUT_CHANNEL_FROM_MESSAGE,

	INPUT_DOCUMENT, INPUT_PHOTO,

	CHAT_FULL, CHANNEL_FULL,

	DIALOG, DIALOG_PEER, TOP_PEER, RESOLVED_PEER, INPUT_NOTIFY_PEER,

	CHAT_PARTICIPANT, CHAT_PARTICIPANT_CREATOR, CHAT_PARTICIPANT_ADMIN,

	CHANNEL_PARTICIPANT, CHANNEL_PARTICIPANT_SELF, CHANNEL_PARTICIPANT_CREATOR, CHANNEL_PARTICIPANT_ADMIN;

	private static final List<String> PREFIXES = List.of("Immutable", "Base", "TL_", "TL");

	private static final Pattern SUFFIX = Pattern.compile("_(layer|old)\\d*$");

	private static final Map<String, TlKind> BY_NAME = new HashMap<>();

	static {
		for (TlKind kind : values()) {
			BY_NAME.put(normalize(kind.name()), kind);
		}
	}

	/**
	 * The form in which names are compared: without case and underscores.
	 */
	static String normalize(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The kind that a map names under the key {@code "_"}. A namespace there belongs to
	 * the name: {@code messages.chatFull} is not {@code chatFull}. Only
	 * {@code contacts.resolvedPeer} has no namesake without one.
	 */
	static @Nullable TlKind ofConstructor(String constructor) {
		String name = normalize(constructor);
		return BY_NAME.get(name.startsWith("contacts.resolved") ? name.substring("contacts.".length()) : name);
	}

	/**
	 * The kind that the simple name of a class means, after what generators put around it
	 * has been taken off.
	 */
	static @Nullable TlKind ofClassName(String className) {
		String name = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
		for (String stripped = strip(name); !stripped.equals(name); stripped = strip(name)) {
			name = stripped;
		}
		return BY_NAME.get(normalize(name));
	}

	private static String strip(String name) {
		for (String prefix : PREFIXES) {
			if (name.startsWith(prefix)) {
				return name.substring(prefix.length());
			}
		}
		return SUFFIX.matcher(name).replaceFirst("");
	}

}
