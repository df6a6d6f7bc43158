package io.github.tgsession.transfer;

import io.github.tgsession.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * Checks the values of one form of session strings, on the way in and out, and says in
 * its name what is wrong. No value is repeated that could be a secret.
 */
final class ValueChecks {

	/**
	 * What Telegram's protocol has room for.
	 */
	static final int MAX_DC_ID = Short.MAX_VALUE;

	static final int MAX_DC_ID_IN_BYTE = 255;

	private static final int MAX_PORT = 0xffff;

	/**
	 * What the domain name system has room for.
	 */
	static final int MAX_HOST = 253;

	private final String subject;

	/**
	 * @param description the description of the {@link DetectedFormat}
	 */
	ValueChecks(String description) {
		this.subject = "the " + description + (description.contains(",") ? ", " : " ");
	}

	TransferProblem problem(String what) {
		return new TransferProblem(this.subject + what);
	}

	int dcId(long value) {
		return dcId(value, MAX_DC_ID);
	}

	int dcId(long value, int max) {
		return (int) range("a data centre", value, max);
	}

	int port(long value) {
		return (int) range("a port", value, MAX_PORT);
	}

	long userId(long value) {
		if (value < 1) {
			throw problem("has a user id that is no positive number of 64 bits");
		}
		return value;
	}

	/**
	 * Zero is what writers put that know no api id.
	 */
	@Nullable Integer apiId(long value) {
		return (value != 0) ? givenApiId(value) : null;
	}

	int givenApiId(long value) {
		return (int) range("an api id", value, Integer.MAX_VALUE);
	}

	private long range(String what, long value, long max) {
		if (value < 1 || value > max) {
			throw problem("has " + what + " outside the range of 1 to " + max);
		}
		return value;
	}

	boolean flag(String what, int value) {
		if (value != 0 && value != 1) {
			throw problem("has a value other than 0 and 1 for " + what);
		}
		return value == 1;
	}

	String host(String value) {
		if (value.isEmpty() || value.length() > MAX_HOST || !isHost(value)) {
			throw problem(
					"has an address that is no host name or IP address of 1 to " + MAX_HOST + " ASCII characters");
		}
		return value;
	}

	/**
	 * Whether a text has no characters but those of host names and IP addresses.
	 */
	static boolean isHost(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			boolean host = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == ':'
					|| c == '-' || c == '_' || c == '%';
			if (!host) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The key that the bytes are; a key of zeros means none.
	 * @param bytes 256 bytes
	 */
	static @Nullable AuthKey key(byte[] bytes) {
		int bits = 0;
		for (byte value : bytes) {
			bits |= value;
		}
		return (bits != 0) ? AuthKey.of(bytes) : null;
	}

}
