package io.github.tgsession.integration.reliability;

import java.time.Duration;

/**
 * For how long nodes fight for sessions: not long in each build, longer in the profile
 * {@code soak}.
 */
final class Fight {

	private static final boolean FULL = Boolean.getBoolean("soak.full");

	private Fight() {
	}

	/**
	 * For how long nodes are killed and frozen.
	 */
	static Duration duration() {
		return Duration.ofSeconds(Integer.getInteger("soak.fight", FULL ? 60 : 20));
	}

	/**
	 * How often a node is replaced.
	 */
	static int rounds() {
		return FULL ? 10 : 3;
	}

	/**
	 * For how many seconds many sessions are busy.
	 */
	static int busySeconds() {
		return Integer.getInteger("soak.many", 180);
	}

}
