package io.github.tgsession.autoconfigure;

import java.time.Duration;

import io.github.tgsession.autoconfigure.TelegramSessionProperties.Buffer;
import io.github.tgsession.store.buffer.BufferSettings;

/**
 * Makes settings of the configured properties, or says which of them cannot be used.
 */
final class ConfiguredBuffer {

	/**
	 * Longer ones are taken for a mistake in the unit.
	 */
	private static final Duration LONGEST = Duration.ofDays(1);

	private ConfiguredBuffer() {
	}

	static BufferSettings settings(TelegramSessionProperties properties) {
		long maximumSize = properties.getCache().getMaximumSize();
		Buffer buffer = properties.getBuffer();
		requireAtLeast(0, maximumSize, "cache.maximum-size");
		requireBetween(Duration.ofMillis(1), buffer.getFlushInterval(), "buffer.flush-interval", "1ms");
		requireAtLeast(1, buffer.getFlushSize(), "buffer.flush-size");
		requireAtLeast(1, buffer.getCapacity(), "buffer.capacity");
		requireBetween(Duration.ZERO, buffer.getMaxWait(), "buffer.max-wait", "0s");
		return new BufferSettings(maximumSize, buffer.getFlushInterval(), buffer.getFlushSize(), buffer.getCapacity(),
				buffer.getMaxWait());
	}

	private static void requireAtLeast(long least, long value, String property) {
		if (value < least) {
			throw failure(property, "less than " + least, least + " or more");
		}
	}

	static void requireBetween(Duration shortest, Duration value, String property, String shortestInWords) {
		String range = "a duration from " + shortestInWords + " to 1d";
		if (value.compareTo(shortest) < 0) {
			throw failure(property, "shorter than " + shortestInWords, range);
		}
		if (value.compareTo(LONGEST) > 0) {
			throw failure(property, "longer than 1d", range);
		}
	}

	private static InvalidSessionConfigurationException failure(String property, String problem, String wanted) {
		String name = "'telegram.session." + property + "'";
		return new InvalidSessionConfigurationException(name + " is " + problem + ".",
				"Set " + name + " to " + wanted + ", or leave it out.");
	}

}
