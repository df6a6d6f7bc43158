package io.github.tgsession.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A text taken apart as {@code @name}, name or link.
 *
 * @param value the username in lower case, or the hash of an invite link as it was
 * written; null if the text is neither
 * @param invite whether this is an invite link
 */
record UsernameKey(@Nullable String value, boolean invite) {

	private static final Pattern PREFIX = Pattern
		.compile("@|(?:https?://)?(?:www\\.)?(?:telegram\\.(?:me|dog)|t\\.me)/(@|\\+|joinchat/)?");

	private static final Pattern JOIN_LINK = Pattern.compile("tg://join\\?invite=");

	/**
	 * 3 to 32 characters, a letter first, no underscore last and no two in a row.
	 */
	private static final Pattern USERNAME = Pattern.compile("[A-Za-z](?:(?!__)[A-Za-z0-9_]){1,30}[A-Za-z0-9]");

	private static final UsernameKey NONE = new UsernameKey(null, false);

	static UsernameKey parse(String text) {
		String rest = Texts.strip(text);
		Matcher join = JOIN_LINK.matcher(rest);
		if (join.lookingAt()) {
			return new UsernameKey(rest.substring(join.end()), true);
		}
		Matcher prefix = PREFIX.matcher(rest);
		if (prefix.lookingAt()) {
			rest = rest.substring(prefix.end());
			if (prefix.group(1) != null) {
				return new UsernameKey(rest, true);
			}
			rest = rest.replaceFirst("/+$", "");
		}
		return USERNAME.matcher(rest).matches() ? new UsernameKey(Texts.toAsciiLowerCase(rest), false) : NONE;
	}

}
