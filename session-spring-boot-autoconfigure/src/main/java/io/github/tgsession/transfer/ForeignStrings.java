package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.tgsession.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the session strings of other libraries by their structure, so that a message
 * can say whose string it is.
 */
final class ForeignStrings {

	private ForeignStrings() {
	}

	/**
	 * What a text that is no Telethon session string may be, and what to do.
	 */
	static String describe(String text) {
		String library = libraryOf(text);
		if (library != null) {
			return "It looks like a session string of " + library + ": export a Telethon session string instead";
		}
		return "Copy the whole string, without quotes and line breaks, from where Telethon's StringSession.save()"
				+ " printed it";
	}

	private static @Nullable String libraryOf(String text) {
		if (text.startsWith("{")) {
			return "gotd";
		}
		byte[] afterVersion = text.startsWith("1") ? decode(text.substring(1)) : null;
		if (afterVersion != null && isGramJs(afterVersion)) {
			return "GramJS";
		}
		byte[] bytes = decode(text);
		if (bytes == null) {
			return null;
		}
		return switch (bytes.length) {
			case 263, 267, 271 -> "Pyrogram";
			default -> isMtcute(bytes) ? "mtcute" : isMtkruto(bytes) ? "MTKruto" : null;
		};
	}

	/**
	 * Data centre, length of the host, host, port, key.
	 */
	static boolean isGramJs(byte[] bytes) {
		if (bytes.length < 3) {
			return false;
		}
		int hostLength = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(1));
		if (hostLength == 0 || bytes.length != 1 + 2 + hostLength + 2 + AuthKey.LENGTH) {
			return false;
		}
		return new String(bytes, 3, hostLength, StandardCharsets.ISO_8859_1).matches("[0-9A-Za-z.:\\-]+");
	}

	private static boolean isMtcute(byte[] bytes) {
		return bytes.length > AuthKey.LENGTH && bytes[0] == 3 && bytes[2] == 0 && bytes[3] == 0 && bytes[4] == 0;
	}

	/**
	 * A text of digits, perhaps with {@code -test}, its length first.
	 */
	private static boolean isMtkruto(byte[] bytes) {
		if (bytes.length <= AuthKey.LENGTH || bytes[0] < 1 || bytes[0] > 10) {
			return false;
		}
		return new String(bytes, 1, bytes[0], StandardCharsets.ISO_8859_1).matches("\\d+(-test)?");
	}

	private static byte @Nullable [] decode(String text) {
		try {
			return TelethonStringCodec.decodeBase64(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
