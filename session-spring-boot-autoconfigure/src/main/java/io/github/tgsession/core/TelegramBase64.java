package io.github.tgsession.core;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The forgiving base64 of links: both alphabets, other ASCII characters skipped, and as
 * many {@code =} added as the length modulo 4, which is right for lengths that Telegram
 * uses.
 */
final class TelegramBase64 {

	private static final int[] VALUES = new int[128];

	static {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		Arrays.fill(VALUES, -1);
		for (int i = 0; i < alphabet.length(); i++) {
			VALUES[alphabet.charAt(i)] = i;
		}
		VALUES['-'] = VALUES['+'];
		VALUES['_'] = VALUES['/'];
	}

	private TelegramBase64() {
	}

	static boolean isDigit(char character) {
		return character < VALUES.length && VALUES[character] >= 0;
	}

	/**
	 * Decodes a text.
	 * @return the bytes, null if the text is not ASCII or ends within a group
	 */
	static byte @Nullable [] decode(String text) {
		String padded = text + "=".repeat(text.length() % 4);
		byte[] bytes = new byte[padded.length() * 3 / 4];
		int length = 0;
		int group = 0;
		int digits = 0;
		int padding = 0;
		for (int i = 0; i < padded.length(); i++) {
			char character = padded.charAt(i);
			if (character >= VALUES.length) {
				return null;
			}
			if (character == '=') {
				if (digits >= 2 && digits + ++padding >= 4) {
					return isAscii(padded, i + 1) ? Arrays.copyOf(bytes, putRest(bytes, length, group, digits)) : null;
				}
			}
			else if (VALUES[character] >= 0) {
				padding = 0;
				group = group << 6 | VALUES[character];
				if (++digits == 4) {
					bytes[length++] = (byte) (group >> 16);
					bytes[length++] = (byte) (group >> 8);
					bytes[length++] = (byte) group;
					group = 0;
					digits = 0;
				}
			}
		}
		return (digits == 0) ? Arrays.copyOf(bytes, length) : null;
	}

	private static boolean isAscii(String text, int start) {
		for (int i = start; i < text.length(); i++) {
			if (text.charAt(i) >= VALUES.length) {
				return false;
			}
		}
		return true;
	}

	private static int putRest(byte[] bytes, int length, int group, int digits) {
		if (digits == 2) {
			bytes[length] = (byte) (group >> 4);
			return length + 1;
		}
		bytes[length] = (byte) (group >> 10);
		bytes[length + 1] = (byte) (group >> 2);
		return length + 2;
	}

}
