package io.github.tgsession.integration;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SessionString;
import io.github.tgsession.transfer.TelethonStringCodec;

/**
 * A login whose key is the bytes 00 to ff, and a phone number.
 */
final class KnownLogin {

	static final AuthKey KEY = key();

	static final String STRING = new TelethonStringCodec().encode(new SessionString(2, "149.154.167.51", 443, KEY));

	static final String PHONE = "34600000001";

	private static final int WINDOW = 12;

	private static final Map<Integer, Set<String>> TRACES = traces();

	private KnownLogin() {
	}

	private static AuthKey key() {
		byte[] bytes = new byte[AuthKey.LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		return AuthKey.of(bytes);
	}

	/**
	 * Looks for texts that would give the login or the phone number away.
	 * @param text where to look
	 * @return what was found
	 */
	static Set<String> tracesIn(String text) {
		Set<String> found = new TreeSet<>();
		TRACES.forEach((length, traces) -> {
			for (int i = 0; i + length <= text.length(); i++) {
				String window = text.substring(i, i + length);
				if (traces.contains(window)) {
					found.add(window);
				}
			}
		});
		return found;
	}

	/**
	 * Each window of the string and of the plain base64 of the key, each eight bytes of
	 * its hex, the numbers of its bytes, and the phone number.
	 */
	private static Map<Integer, Set<String>> traces() {
		List<String> traces = new ArrayList<>();
		traces.add(PHONE);
		byte[] key = KEY.toByteArray();
		// A digit for the version and nine characters for data centre, address and port
		// come before the key.
		windows(STRING.substring(11), traces);
		windows(Base64.getEncoder().encodeToString(key), traces);
		for (int i = 0; i + 8 <= key.length; i++) {
			String hex = HexFormat.of().formatHex(key, i, i + 8);
			traces.add(hex);
			traces.add(hex.toUpperCase(Locale.ROOT));
			traces.add(HexFormat.ofDelimiter(" ").formatHex(key, i, i + 8));
		}
		traces.add("0, 1, 2, 3, 4, 5, 6, 7");
		traces.add("-8, -7, -6, -5, -4, -3, -2, -1");
		return traces.stream().collect(Collectors.groupingBy(String::length, Collectors.toSet()));
	}

	private static void windows(String text, List<String> windows) {
		for (int i = 0; i + WINDOW <= text.length(); i++) {
			windows.add(text.substring(i, i + WINDOW));
		}
	}

}
