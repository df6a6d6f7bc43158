package io.github.tgsession.autoconfigure;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SessionString;
import io.github.tgsession.transfer.TelethonStringCodec;

/**
 * A login whose key is the bytes 00 to ff, to be looked for where it must not be.
 */
final class KnownLogin {

	static final AuthKey KEY = key(0);

	static final AuthKey OTHER_KEY = key(7);

	static final String STRING = string(KEY);

	static final String OTHER_STRING = string(OTHER_KEY);

	private KnownLogin() {
	}

	static AuthKey key(int offset) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i + offset);
		}
		return AuthKey.of(bytes);
	}

	static String string(AuthKey key) {
		return new TelethonStringCodec().encode(new SessionString(2, "149.154.167.51", 443, key));
	}

	/**
	 * The forms in which the key might leak, cut to parts that would give it away.
	 * @return the texts
	 */
	static List<String> traces() {
		byte[] bytes = KEY.toByteArray();
		String hex = HexFormat.of().formatHex(bytes);
		return List.of(STRING, STRING.substring(40, 80), Base64.getEncoder().encodeToString(bytes).substring(0, 40),
				hex.substring(0, 32), hex.substring(0, 32).toUpperCase(Locale.ROOT),
				HexFormat.ofDelimiter(" ").formatHex(bytes).substring(0, 32), "0, 1, 2, 3, 4, 5, 6, 7");
	}

}
