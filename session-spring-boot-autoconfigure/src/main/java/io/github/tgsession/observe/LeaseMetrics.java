package io.github.tgsession.observe;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tgsession.LeaseState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of who owns the sessions that this process has open.
 *
 * @since 0.1.0
 */
public final class LeaseMetrics implements MeterBinder {

	private final Supplier<Map<LeaseState, Integer>> states;

	/**
	 * Create the meters.
	 * @param states how many sessions are in which state at the moment
	 */
	public LeaseMetrics(Supplier<Map<LeaseState, Integer>> states) {
		this.states = states;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (LeaseState state : LeaseState.values()) {
			Gauge.builder("telegram.session.leases", this, (metrics) -> metrics.states.get().getOrDefault(state, 0))
				.tag("state", state.name().toLowerCase(Locale.ROOT))
				.description("Sessions that this process has open, by whether it owns them")
				.baseUnit("sessions")
				.register(registry);
		}
	}

}
