package io.github.tgsession.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * What an invite link of the old kind carries in its hash.
 *
 * @param creatorId the id of the user who made the link, 0 if it does not say
 * @param chatId the bare id of the chat, unsigned 32 bits
 * @param random the rest
 */
record InviteLink(long creatorId, long chatId, long random) {

	private static final int SHORT_LENGTH = 12;

	private static final int LONG_LENGTH = 16;

	/**
	 * How many digits of base64 the payloads take.
	 */
	private static final int SHORT_DIGITS = 16;

	private static final int LONG_DIGITS = 22;

	/**
	 * Reads an invite link or its bare hash, which is base64 or hexadecimal.
	 * @return what it carries, null if it carries nothing readable
	 */
	static @Nullable InviteLink parse(String text) {
		if (text.length() < SHORT_DIGITS) {
			return null;
		}
		UsernameKey key = UsernameKey.parse(text);
		byte[] payload = payload((key.invite() && key.value() != null) ? key.value() : text);
		if (payload == null || (payload.length != SHORT_LENGTH && payload.length != LONG_LENGTH)) {
			return null;
		}
		ByteBuffer buffer = ByteBuffer.wrap(payload);
		long creatorId = (payload.length == LONG_LENGTH) ? Integer.toUnsignedLong(buffer.getInt()) : 0;
		return new InviteLink(creatorId, Integer.toUnsignedLong(buffer.getInt()), buffer.getLong());
	}

	private static byte @Nullable [] payload(String hash) {
		if (!mayCarry(hash)) {
			return null;
		}
		boolean hexLength = hash.length() == 2 * SHORT_LENGTH || hash.length() == 2 * LONG_LENGTH;
		byte[] hex = (hexLength && isHexDigit(hash.charAt(0))) ? decodeHex(hash) : null;
		return (hex != null) ? hex : TelegramBase64.decode(hash);
	}

	/**
	 * Whether there are as many digits as a readable hash has. Most texts that come here
	 * are names, which are told from a hash without decoding them.
	 */
	private static boolean mayCarry(String text) {
		int length = text.length();
		if (length == 2 * SHORT_LENGTH || length == 2 * LONG_LENGTH || text.indexOf('=') >= 0) {
			return true;
		}
		int digits = 0;
		for (int i = 0; i < length; i++) {
			if (TelegramBase64.isDigit(text.charAt(i))) {
				digits++;
			}
		}
		return digits == SHORT_DIGITS || digits == LONG_DIGITS;
	}

	private static boolean isHexDigit(char character) {
		return character < 128 && Character.digit(character, 16) >= 0;
	}

	/**
	 * Pairs of hexadecimal digits, with white space allowed between them.
	 */
	private static byte @Nullable [] decodeHex(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
		int i = 0;
		while (i < text.length()) {
			char character = text.charAt(i);
			if (character < 128 && Character.isWhitespace(character)) {
				i++;
				continue;
			}
			if (!isHexDigit(character) || i + 1 >= text.length() || !isHexDigit(text.charAt(i + 1))) {
				return null;
			}
			bytes.write(Character.digit(character, 16) << 4 | Character.digit(text.charAt(i + 1), 16));
			i += 2;
		}
		return bytes.toByteArray();
	}

}
