package io.github.tgsession.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Damages session strings in the ways in which they get damaged, and in others.
 */
final class StringMutator {

	private static final List<String> GOLDEN = List.copyOf(GoldenStrings.ALL.values());

	/**
	 * The lengths that structures have.
	 */
	private static final int[] LENGTHS = { 0, 1, 3, 261, 262, 263, 264, 267, 268, 271, 275, 277, 281, 289, 313 };

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=1{}[]\":,.";

	private static final String[] JSON = { "{", "}", "[", "]", "null", "true", "\"", ":", ",", "-1", "1e400",
			"9223372036854775808", "{\"Version\":1}", "\"DC\":2,", "\\u0000", "[[[[[[[[[[[[[[[[[[[[" };

	private final Random random;

	StringMutator(Random random) {
		this.random = random;
	}

	String next() {
		String string = switch (this.random.nextInt(8)) {
			case 0 -> ofBytes(bytes(LENGTHS[this.random.nextInt(LENGTHS.length)]));
			case 1 -> ofBytes(mutated(decoded(golden())));
			case 2 -> json(golden());
			default -> golden();
		};
		for (int i = this.random.nextInt(4); i > 0; i--) {
			string = mutated(string);
		}
		return string;
	}

	private String golden() {
		return GOLDEN.get(this.random.nextInt(GOLDEN.size()));
	}

	private static byte[] decoded(String string) {
		byte[] bytes = Base64Text.decode(string.startsWith("1") ? string.substring(1) : string);
		return (bytes != null) ? bytes : string.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		for (int i = 0; i < Math.min(8, length); i++) {
			bytes[i] = this.random.nextBoolean() ? bytes[i] : (byte) this.random.nextInt(6);
		}
		return bytes;
	}

	/**
	 * Values at their limits, above all where the structure is.
	 */
	private byte[] mutated(byte[] bytes) {
		byte[] result = bytes.clone();
		for (int i = this.random.nextInt(4); i >= 0 && result.length > 0; i--) {
			int zone = switch (this.random.nextInt(3)) {
				case 0 -> Math.min(32, result.length);
				case 1 -> Math.min(80, result.length);
				default -> result.length;
			};
			int index = this.random.nextInt(zone);
			int at = this.random.nextBoolean() ? index : result.length - 1 - index;
			result[at] = switch (this.random.nextInt(5)) {
				case 0 -> 0;
				case 1 -> -1;
				case 2 -> (byte) (result[at] ^ 1 << this.random.nextInt(8));
				case 3 -> (byte) this.random.nextInt(32);
				default -> (byte) this.random.nextInt(256);
			};
		}
		return result;
	}

	private String ofBytes(byte[] bytes) {
		return switch (this.random.nextInt(4)) {
			case 0 -> "1" + Base64.getEncoder().encodeToString(bytes);
			case 1 -> "1" + Base64.getUrlEncoder().encodeToString(bytes);
			case 2 -> Base64.getUrlEncoder().encodeToString(bytes);
			default -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		};
	}

	private String json(String string) {
		String json = string.startsWith("{") ? string : GoldenStrings.of("gotd_session_json");
		int at = this.random.nextInt(json.length());
		String part = JSON[this.random.nextInt(JSON.length)];
		return switch (this.random.nextInt(3)) {
			case 0 -> json.substring(0, at) + part + json.substring(at);
			case 1 -> json.substring(0, at) + part + json.substring(Math.min(json.length(), at + part.length()));
			default -> "{" + part.repeat(this.random.nextInt(50)) + json;
		};
	}

	private String mutated(String string) {
		if (string.isEmpty()) {
			return ALPHABET;
		}
		int from = this.random.nextInt(string.length());
		int to = from + this.random.nextInt(Math.min(string.length() - from, 1 + this.random.nextInt(40)));
		String part = string.substring(from, to);
		return switch (this.random.nextInt(9)) {
			case 0 -> string.substring(0, from);
			case 1 -> string.substring(from);
			case 2 -> string.substring(0, from) + string.substring(to);
			case 3 -> string.substring(0, to) + part + string.substring(to);
			case 4 -> string.substring(0, from) + character() + string.substring(from);
			case 5 -> string.substring(0, from) + character() + string.substring(from + 1);
			case 6 -> part + string.substring(0, from) + string.substring(to);
			case 7 -> string.substring(0, from) + golden().substring(from % 200) + string.substring(to);
			default -> (this.random.nextBoolean()) ? string.replace('-', '+').replace('_', '/')
					: string.replace('+', '-').replace('/', '_');
		};
	}

	private char character() {
		return (this.random.nextInt(10) > 0) ? ALPHABET.charAt(this.random.nextInt(ALPHABET.length()))
				: (char) this.random.nextInt(0x10000);
	}

}
