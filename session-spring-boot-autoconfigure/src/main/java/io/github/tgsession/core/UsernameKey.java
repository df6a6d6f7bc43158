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

	private static final int MIN_LENGTH = 3;

	private static final int MAX_LENGTH = 32;

	/**
	 * 3 to 32 characters, a letter first, no underscore last and no two in a row.
	 */
	private static final Pattern USERNAME = Pattern.compile("[A-Za-z](?:(?!__)[A-Za-z0-9_]){1,30}[A-Za-z0-9]");

	private static final UsernameKey NONE = new UsernameKey(null, false);

	/**
	 * The username that a text means.
	 * @return the username in lower case, null if the text means none
	 */
	static @Nullable String username(String text) {
		if (isPlain(text)) {
			return plainUsername(text);
		}
		UsernameKey key = parseLink(text);
		return key.invite() ? null : key.value();
	}

	static UsernameKey parse(String text) {
		if (isPlain(text)) {
			String username = plainUsername(text);
			return (username != null) ? new UsernameKey(username, false) : NONE;
		}
		return parseLink(text);
	}

	/**
	 * Whether a text cannot be a link, which has a slash or colon, and has no white space
	 * around it. Nearly all texts are plain.
	 */
	private static boolean isPlain(String text) {
		return !text.isEmpty() && !Texts.isWhitespace(text.charAt(0))
				&& !Texts.isWhitespace(text.charAt(text.length() - 1)) && text.indexOf('/') < 0
				&& text.indexOf(':') < 0;
	}

	private static @Nullable String plainUsername(String text) {
		int start = (text.charAt(0) == '@') ? 1 : 0;
		return isUsername(text, start) ? Texts.toAsciiLowerCase(text.substring(start)) : null;
	}

	/**
	 * Says the same as {@link #USERNAME}, without a regular expression.
	 */
	private static boolean isUsername(String text, int start) {
		int length = text.length() - start;
		if (length < MIN_LENGTH || length > MAX_LENGTH || !Texts.isAsciiLetter(text.charAt(start))) {
			return false;
		}
		char before = 0;
		for (int i = start + 1; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean underscore = character == '_';
			if (!Texts.isAsciiLetter(character) && !Texts.isDigit(character) && (!underscore || before == '_')) {
				return false;
			}
			before = character;
		}
		return before != '_';
	}

	private static UsernameKey parseLink(String text) {
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
