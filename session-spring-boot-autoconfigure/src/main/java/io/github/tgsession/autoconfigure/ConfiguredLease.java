package io.github.tgsession.autoconfigure;

import java.time.Duration;

import io.github.tgsession.autoconfigure.TelegramSessionProperties.Lease;
import io.github.tgsession.lease.LeaseSettings;

/**
 * Makes settings of the configured properties, or says which of them cannot be used.
 */
final class ConfiguredLease {

	private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofDays(1);

	private ConfiguredLease() {
	}

	static LeaseSettings settings(TelegramSessionProperties properties) {
		Lease lease = properties.getLease();
		require(SHORTEST_TTL, lease.getTtl(), "ttl", "1s");
		require(Duration.ZERO, lease.getWait(), "wait", "0s");
		return new LeaseSettings(lease.getMode(), lease.getTtl(), lease.getWait());
	}

	private static void require(Duration shortest, Duration value, String property, String shortestInWords) {
		if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
			String name = "'telegram.session.lease." + property + "'";
			throw new InvalidSessionConfigurationException(name + " is "
					+ ((value.compareTo(shortest) < 0) ? "shorter than " + shortestInWords : "longer than 1d") + ".",
					"Set " + name + " to a duration from " + shortestInWords + " to 1d, or leave it out.");
		}
	}

}
