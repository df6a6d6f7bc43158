package io.github.tgsession.core;

import org.jspecify.annotations.Nullable;

/**
 * What happens to texts before they are stored or looked up, and which characters count
 * as white space.
 */
final class Texts {

	/**
	 * Longer texts are cut: index entries are limited, to about 2,700 bytes in PostgreSQL
	 * and 3,072 in MariaDB, and a code point takes up to 4.
	 */
	static final int MAX_CODE_POINTS = 512;

	private Texts() {
	}

	/**
	 * The form in which a text is stored and looked up alike: without NUL, which
	 * PostgreSQL refuses, without lone surrogates, which no database keeps, and cut to
	 * {@link #MAX_CODE_POINTS}.
	 * @return the text, null if nothing is left of it
	 */
	static @Nullable String storable(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		if (isStorable(text)) {
			return text;
		}
		StringBuilder result = new StringBuilder();
		text.codePoints()
			.filter((codePoint) -> codePoint != 0 && !isSurrogate(codePoint))
			.limit(MAX_CODE_POINTS)
			.forEach(result::appendCodePoint);
		return result.isEmpty() ? null : result.toString();
	}

	private static boolean isStorable(String text) {
		if (text.length() > MAX_CODE_POINTS) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == 0) {
				return false;
			}
			if (Character.isSurrogate(character)) {
				// Emoji in names are common, so a whole pair must not be a slow case.
				if (!isPair(text, i)) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

	private static boolean isPair(String text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

	private static boolean isSurrogate(int codePoint) {
		return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
	}

	/**
	 * White space as Python understands it, because people copy keys from everywhere:
	 * no-break spaces and the C1 "next line" included.
	 */
	static boolean isWhitespace(int character) {
		if (character > ' ' && character < 0x7F) {
			return false;
		}
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
	}

	static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isWhitespace(text.charAt(start))) {
			start++;
		}
		while (end > start && isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	static boolean isDigits(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isDigit(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	static boolean isAsciiLetter(char character) {
		int lower = character | 0x20;
		return lower >= 'a' && lower <= 'z';
	}

	/**
	 * Lower case of A to Z; other letters do not occur in usernames.
	 */
	static String toAsciiLowerCase(String text) {
		int i = 0;
		while (i < text.length() && !isUpperCase(text.charAt(i))) {
			i++;
		}
		if (i == text.length()) {
			return text;
		}
		char[] result = text.toCharArray();
		for (; i < result.length; i++) {
			if (isUpperCase(result[i])) {
				result[i] += 'a' - 'A';
			}
		}
		return new String(result);
	}

	private static boolean isUpperCase(char character) {
		return character >= 'A' && character <= 'Z';
	}

}
