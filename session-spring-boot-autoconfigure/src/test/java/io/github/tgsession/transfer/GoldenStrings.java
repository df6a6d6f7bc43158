package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Session strings that the libraries themselves have written.
 */
final class GoldenStrings {

	private static final JsonNode FILE = read();

	static final Map<String, String> ALL = all();

	static final AuthKey KEY = AuthKey
		.of(HexFormat.of().parseHex(FILE.get("_inputs").get("auth_key_hex").stringValue()));

	static final long USER_ID = 123456789;

	static final int API_ID = 12345;

	private GoldenStrings() {
	}

	private static JsonNode read() {
		try (InputStream stream = GoldenStrings.class.getResourceAsStream("/golden/strings.json")) {
			return JsonMapper.shared().readTree(Objects.requireNonNull(stream));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> all() {
		Map<String, String> strings = new LinkedHashMap<>();
		FILE.properties().forEach((entry) -> {
			if (!entry.getKey().startsWith("_")) {
				strings.put(entry.getKey(), entry.getValue().get("value").stringValue());
			}
		});
		return strings;
	}

	static String of(String name) {
		return Objects.requireNonNull(ALL.get(name), name);
	}

	/**
	 * The format that a recorded string is of.
	 */
	static SessionFormat format(String name) {
		return switch (name.substring(0, name.indexOf('_'))) {
			case "telethon" -> SessionFormat.TELETHON_STRING;
			case "gramjs" -> SessionFormat.GRAMJS_STRING;
			case "pyrogram" -> SessionFormat.PYROGRAM_STRING;
			case "mtkruto" -> SessionFormat.MTKRUTO_STRING;
			case "mtcute" -> SessionFormat.MTCUTE_STRING;
			case "gotd" -> SessionFormat.GOTD_JSON;
			default -> throw new IllegalArgumentException(name);
		};
	}

	/**
	 * Whether the library still writes this form.
	 */
	static boolean isCurrent(String name) {
		return !name.contains("_old_");
	}

}
