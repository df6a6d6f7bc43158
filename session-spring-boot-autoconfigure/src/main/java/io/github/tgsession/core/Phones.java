package io.github.tgsession.core;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Phone numbers, as people write them and as they are stored.
 */
final class Phones {

	/**
	 * What a client may have made of a phone number: Telegram sends digits, some
	 * libraries keep a number in their files.
	 */
	private static final Pattern NUMBER = Pattern.compile("\\+?\\d{1,64}(\\.\\d{0,9})?([eE]\\+?\\d{1,2})?");

	private static final int MAX_DIGITS = 64;

	private Phones() {
	}

	/**
	 * The digits of a phone number that somebody wrote, perhaps with {@code + ( ) -} and
	 * white space between them.
	 * @return the digits as they were written, null if the text is no phone number
	 */
	static @Nullable String parse(String text) {
		int digits = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (Texts.isDigit(character)) {
				digits++;
			}
			else if (!isSeparator(character)) {
				return null;
			}
		}
		if (digits == 0) {
			return null;
		}
		return (digits == text.length()) ? text : digitsOf(text, digits);
	}

	private static boolean isSeparator(char character) {
		return character == '+' || character == '-' || character == '(' || character == ')'
				|| Texts.isWhitespace(character);
	}

	private static String digitsOf(String text, int count) {
		if (count == text.length() - 1 && text.charAt(0) == '+') {
			return text.substring(1);
		}
		StringBuilder digits = new StringBuilder(count);
		for (int i = 0; i < text.length(); i++) {
			if (Texts.isDigit(text.charAt(i))) {
				digits.append(text.charAt(i));
			}
		}
		return digits.toString();
	}

	/**
	 * The form in which phone numbers are stored and compared: as a number, so that
	 * leading zeros and a sign make no difference.
	 * @return digits without leading zeros, null if the text is no number
	 */
	static @Nullable String storable(@Nullable String phone) {
		if (phone == null) {
			return null;
		}
		if (phone.length() <= MAX_DIGITS && Texts.isDigits(phone)) {
			return withoutLeadingZeros(phone);
		}
		String text = Texts.strip(phone);
		if (!NUMBER.matcher(text).matches()) {
			return null;
		}
		if (Texts.isDigits(text)) {
			return withoutLeadingZeros(text);
		}
		BigDecimal number = new BigDecimal(text).stripTrailingZeros();
		return (number.scale() <= 0) ? number.toBigInteger().toString() : null;
	}

	private static String withoutLeadingZeros(String digits) {
		int start = 0;
		while (start < digits.length() - 1 && digits.charAt(start) == '0') {
			start++;
		}
		return digits.substring(start);
	}

}
