package io.github.tgsession.transfer;

import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Base64 of either alphabet, with or without padding, and of nothing else.
 */
final class Base64Text {

	private static final int MAX_PADDING = 2;

	private static final byte[] DIGITS = digits();

	private Base64Text() {
	}

	private static byte[] digits() {
		byte[] digits = new byte[128];
		Arrays.fill(digits, (byte) -1);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < alphabet.length(); i++) {
			digits[alphabet.charAt(i)] = (byte) i;
		}
		digits['-'] = digits['+'];
		digits['_'] = digits['/'];
		return digits;
	}

	/**
	 * Decodes a text.
	 * @return the bytes, null if it is no base64
	 */
	static byte @Nullable [] decode(String text) {
		int length = unpadded(text);
		return (length % 4 != 1 && digitsFrom(text) >= length) ? decode(text, length) : null;
	}

	/**
	 * Decodes as much of a text as is base64.
	 */
	static byte[] decodeStart(String text) {
		int length = Math.min(digitsFrom(text), unpadded(text));
		return decode(text, (length % 4 != 1) ? length : length - 1);
	}

	/**
	 * Where the first character is that base64 does not have there.
	 * @return the index, -1 if there is none
	 */
	static int indexOfForeign(String text) {
		int index = digitsFrom(text);
		return (index < unpadded(text)) ? index : -1;
	}

	private static int unpadded(String text) {
		int length = text.length();
		while (length > 0 && text.length() - length < MAX_PADDING && text.charAt(length - 1) == '=') {
			length--;
		}
		return length;
	}

	private static int digitsFrom(String text) {
		int i = 0;
		while (i < text.length() && text.charAt(i) < DIGITS.length && DIGITS[text.charAt(i)] >= 0) {
			i++;
		}
		return i;
	}

	private static byte[] decode(String text, int length) {
		byte[] bytes = new byte[(int) (length * 6L / 8)];
		int bits = 0;
		int count = 0;
		int at = 0;
		for (int i = 0; i < length; i++) {
			bits = bits << 6 | DIGITS[text.charAt(i)];
			count += 6;
			if (count >= 8) {
				count -= 8;
				bytes[at++] = (byte) (bits >> count);
			}
		}
		return bytes;
	}

	static String encodeStandard(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	static String encodeUrlSafe(byte[] bytes) {
		return Base64.getUrlEncoder().encodeToString(bytes);
	}

	static String encodeUnpadded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
