package io.github.tgsession.observe;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tgsession.LeaseState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} that is down while sessions that this process has open are
 * suspended, or have been lost to others. Asks the database nothing.
 *
 * @since 0.1.0
 */
public final class LeaseHealthIndicator extends AbstractHealthIndicator {

	private final Supplier<Map<LeaseState, Integer>> states;

	/**
	 * Create an indicator.
	 * @param states how many sessions are in which state at the moment
	 */
	public LeaseHealthIndicator(Supplier<Map<LeaseState, Integer>> states) {
		super("The health of the leases of Telegram sessions could not be found out");
		this.states = states;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<LeaseState, Integer> known = this.states.get();
		boolean away = count(known, LeaseState.SUSPENDED) + count(known, LeaseState.LOST) > 0;
		builder.status(away ? Status.DOWN : Status.UP);
		known.forEach((state, count) -> builder.withDetail(state.name().toLowerCase(Locale.ROOT), count));
	}

	private static int count(Map<LeaseState, Integer> states, LeaseState state) {
		return states.getOrDefault(state, 0);
	}

}
