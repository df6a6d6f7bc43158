package io.github.tgsession.transfer;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Guesses from its beginning what a text was that no format recognises, and says what is
 * wrong with it.
 */
final class DamagedStrings {

	private static final Set<Integer> KNOWN_DATA_CENTERS = Set.of(1, 2, 3, 4, 5, 203);

	/**
	 * The bytes of Pyrogram's current and old forms.
	 */
	private static final Set<Integer> PYROGRAM_LENGTHS = Set.of(263, 267, 271);

	/**
	 * A beginning that tells less than others counts only if much of the rest is there.
	 */
	private static final int MIN_LENGTH = 128;

	private static final int MAX_LENGTH = 400;

	private DamagedStrings() {
	}

	/**
	 * What is wrong with a text.
	 * @param text a text that no format recognises
	 * @return a clause
	 */
	static String explain(String text) {
		String subject = "the text of " + text.length() + " characters ";
		if (text.isEmpty()) {
			return "the text is empty, so there is no session string in it";
		}
		if (text.startsWith("{")) {
			return "it is a JSON text, and of those only sessions of gotd are known, which have the fields Version"
					+ " and Data";
		}
		SessionFormat format = resembled(text);
		if (format != null) {
			return subject + "resembles " + format.withArticle() + ", but " + damage(format, text)
					+ "; copy the whole string again";
		}
		int foreign = Base64Text.indexOfForeign(text);
		return subject + "has the structure of no known session string"
				+ ((foreign < 0) ? "" : "; its character " + (foreign + 1) + " is one that none of them has");
	}

	/**
	 * The format whose strings begin like a text.
	 */
	static @Nullable SessionFormat resembled(String text) {
		if (text.startsWith(TelethonLayout.VERSION)) {
			byte[] bytes = Base64Text.decodeStart(text.substring(1));
			return beginsLikeGramJs(bytes) ? SessionFormat.GRAMJS_STRING : SessionFormat.TELETHON_STRING;
		}
		byte[] bytes = Base64Text.decodeStart(text);
		if (MtcuteString.beginsLike(bytes) && MtcuteDataCenter.beginsLike(bytes, MtcuteString.HEAD_LENGTH)) {
			return SessionFormat.MTCUTE_STRING;
		}
		if (MtkrutoString.beginsLike(bytes)) {
			return SessionFormat.MTKRUTO_STRING;
		}
		boolean pyrogram = bytes.length >= MIN_LENGTH && bytes.length <= MAX_LENGTH
				&& (bytes[1] == 0 || PYROGRAM_LENGTHS.contains(bytes.length))
				&& KNOWN_DATA_CENTERS.contains(Byte.toUnsignedInt(bytes[0]));
		return pyrogram ? SessionFormat.PYROGRAM_STRING : null;
	}

	private static boolean beginsLikeGramJs(byte[] bytes) {
		if (bytes.length < 4) {
			return false;
		}
		int length = GramJsString.hostLength(bytes);
		return length > 2 && length <= ValueChecks.MAX_HOST
				&& ValueChecks.isHost(GramJsString.host(bytes, Math.min(length, bytes.length - 3)));
	}

	private static String damage(SessionFormat format, String text) {
		int foreign = Base64Text.indexOfForeign(text);
		if (foreign >= 0) {
			return "its character " + (foreign + 1) + " is none of base64";
		}
		boolean versioned = format == SessionFormat.TELETHON_STRING || format == SessionFormat.GRAMJS_STRING;
		byte[] bytes = Base64Text.decode(versioned ? text.substring(1) : text);
		if (bytes == null) {
			return "no base64 has this length: characters are missing or too many";
		}
		return switch (format) {
			case TELETHON_STRING -> decodesTo(bytes, TelethonLayout.IPV4_LENGTH + " belong with an IPv4 address and "
					+ TelethonLayout.IPV6_LENGTH + " with an IPv6 address");
			case GRAMJS_STRING ->
				decodesTo(bytes, (GramJsString.FIXED_LENGTH + GramJsString.hostLength(bytes)) + " belong");
			case PYROGRAM_STRING -> PYROGRAM_LENGTHS.contains(bytes.length) ? "its flags are neither 0 nor 1"
					: decodesTo(bytes, "271 belong, or 267 and 263 in old forms");
			default -> "its values do not end where it ends: characters are missing or too many";
		};
	}

	private static String decodesTo(byte[] bytes, String expected) {
		return "it decodes to " + bytes.length + " bytes where " + expected;
	}

}
