package io.github.tgsession.integration.reliability;

import java.time.Duration;
import java.util.Random;

/**
 * How much is done: little in each build, all of it in the profile {@code soak}.
 */
final class Soak {

	/**
	 * The tag of the tests that the profile runs.
	 */
	static final String TAG = "soak";

	private static final boolean FULL = Boolean.getBoolean("soak.full");

	private Soak() {
	}

	static int kills() {
		return Integer.getInteger("soak.kills", FULL ? 50 : 3);
	}

	static Duration outage() {
		return Duration.ofSeconds(FULL ? 10 : 2);
	}

	static Duration trouble() {
		return Duration.ofSeconds(FULL ? 5 : 1);
	}

	/**
	 * Decides what chance would, and can be given again: {@code -Dsoak.seed=...}.
	 */
	static long seed() {
		return Long.getLong("soak.seed", new Random().nextInt(1_000_000));
	}

}
