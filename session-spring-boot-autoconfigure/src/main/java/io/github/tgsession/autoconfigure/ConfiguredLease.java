package io.github.tgsession.autoconfigure;

import java.time.Duration;

import io.github.tgsession.autoconfigure.TelegramSessionProperties.Lease;
import io.github.tgsession.lease.LeaseSettings;

/**
 * Makes settings of the configured properties, or says which of them cannot be used.
 */
final class ConfiguredLease {

	private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

	private ConfiguredLease() {
	}

	static LeaseSettings settings(TelegramSessionProperties properties) {
		Lease lease = properties.getLease();
		ConfiguredBuffer.requireBetween(SHORTEST_TTL, lease.getTtl(), "lease.ttl", "1s");
		ConfiguredBuffer.requireBetween(Duration.ZERO, lease.getWait(), "lease.wait", "0s");
		return new LeaseSettings(lease.getMode(), lease.getTtl(), lease.getWait());
	}

}
