package io.github.tgsession.transfer;

import java.util.Base64;
import java.util.function.Function;

import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.SessionStringException;

/**
 * Telethon's session strings, version 1: the digit {@code 1}, then the base64 of data
 * centre (1 byte), IP address (4 or 16 bytes), port (2 bytes) and key (256 bytes). A key
 * of zeros means no key.
 * <p>
 * Reading accepts both base64 alphabets, with or without padding, and white space or
 * quotes around the string, which copying leaves behind. Immutable and safe for
 * concurrent use.
 *
 * @since 0.1.0
 */
public final class TelethonStringCodec implements SessionStringCodec {

	private static final int MAX_DC_ID = 255;

	private final Function<byte[], String> encode;

	private final Function<String, byte[]> decode;

	/**
	 * Telethon's own form: URL-safe base64 with padding.
	 */
	public TelethonStringCodec() {
		this(Base64.getUrlEncoder()::encodeToString, TelethonStringCodec::decodeBase64);
	}

	/**
	 * Another form of the same bytes, as Telethon's own session can be given.
	 * @param encode makes a text of bytes
	 * @param decode makes the bytes of a text again; throws
	 * {@link IllegalArgumentException} if it cannot
	 */
	public TelethonStringCodec(Function<byte[], String> encode, Function<String, byte[]> decode) {
		this.encode = encode;
		this.decode = decode;
	}

	@Override
	public String encode(SessionString session) {
		if (session.authKey() == null) {
			return "";
		}
		byte[] address = IpAddresses.parse(session.serverAddress());
		if (address == null) {
			throw new SessionStringException("A Telethon session string holds an IP address, and '"
					+ session.serverAddress() + "' is none: give setDc the address of data centre " + session.dcId(),
					null);
		}
		if (session.dcId() < 0 || session.dcId() > MAX_DC_ID) {
			throw new SessionStringException(
					"A Telethon session string holds data centres from 0 to " + MAX_DC_ID + ", not " + session.dcId(),
					null);
		}
		if (session.port() < 0 || session.port() > 0xffff) {
			throw new SessionStringException(
					"A Telethon session string holds ports from 0 to 65535, not " + session.port(), null);
		}
		byte[] bytes = TelethonLayout.write(session.dcId(), address, session.port(), session.authKey());
		return TelethonLayout.VERSION + this.encode.apply(bytes);
	}

	@Override
	public SessionString decode(String string) {
		String text = unquote(string);
		if (!text.startsWith(TelethonLayout.VERSION)) {
			throw malformed(text, "does not start with the version '1'");
		}
		byte[] bytes;
		try {
			bytes = this.decode.apply(text.substring(1));
		}
		catch (IllegalArgumentException ex) {
			throw malformed(text, "cannot be decoded; perhaps its end is missing");
		}
		if (GramJsString.fits(bytes)) {
			throw malformed(text, "holds an address as text where Telethon has the bytes of an IP address");
		}
		if (!TelethonLayout.fits(bytes)) {
			throw malformed(text,
					"decodes to " + bytes.length + " bytes where Telethon has " + TelethonLayout.IPV4_LENGTH
							+ " with an IPv4 address and " + TelethonLayout.IPV6_LENGTH + " with an IPv6 address");
		}
		return TelethonLayout.read(bytes);
	}

	private static SessionStringException malformed(String text, String what) {
		return new SessionStringException("The session string of " + text.length()
				+ " characters is no Telethon session string: it " + what + ". " + advice(text), null);
	}

	private static String advice(String text) {
		SessionFormat format = SessionStrings.formatOf(text);
		if (format == null || format == SessionFormat.TELETHON_STRING) {
			return "Copy the whole string, without quotes and line breaks, from where Telethon's StringSession.save()"
					+ " printed it";
		}
		try {
			SessionStrings.read(text);
		}
		catch (TransferProblem ex) {
			return ex.sentence();
		}
		String library = format.description().substring(0, format.description().indexOf(' '));
		return "It looks like a session string of " + library
				+ ": telegram.session.import-from takes it, telegram.session.string does not";
	}

	/**
	 * White space goes wherever it is: a terminal that wraps long lines leaves it inside.
	 */
	private static String unquote(String string) {
		String text = string.replaceAll("\\s+", "");
		while (text.length() > 1 && text.charAt(0) == text.charAt(text.length() - 1)
				&& (text.charAt(0) == '"' || text.charAt(0) == '\'' || text.charAt(0) == '`')) {
			text = text.substring(1, text.length() - 1);
		}
		return text;
	}

	/**
	 * Base64 of either alphabet, with or without padding. What belongs to neither is
	 * passed over, as Telethon does: a string that lacks something is found out by its
	 * length.
	 */
	private static byte[] decodeBase64(String text) {
		return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_').replaceAll("[^A-Za-z0-9_-]", ""));
	}

}
