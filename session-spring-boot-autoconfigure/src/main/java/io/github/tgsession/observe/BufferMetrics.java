package io.github.tgsession.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics of what a {@link BufferedSessionStore} keeps at hand and of what waits in it to
 * be written.
 * <p>
 * Micrometer refers to what it measures weakly, so keep the store, for example as a bean.
 *
 * @since 0.1.0
 */
public final class BufferMetrics implements MeterBinder {

	private static final Tags CACHE = Tags.of("cache", "telegram.memory", "cache.manager", "telegramSessions");

	private final BufferedSessionStore store;

	private final Map<MeterRegistry, FlushMeters> flushes = new ConcurrentHashMap<>();

	/**
	 * Create metrics.
	 * @param store what is measured
	 */
	public BufferMetrics(BufferedSessionStore store) {
		this.store = store;
		store.addListener((rows, nanos, written) -> this.flushes.values()
			.forEach((meters) -> meters.flushed(rows, nanos, written)));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindCache(registry);
		bindBuffer(registry);
		this.flushes.computeIfAbsent(registry, FlushMeters::of);
	}

	private void bindCache(MeterRegistry registry) {
		FunctionCounter.builder("cache.gets", this.store, (store) -> store.statistics().hits())
			.tags(CACHE)
			.tag("result", "hit")
			.description("Look-ups that were answered from memory.")
			.register(registry);
		FunctionCounter.builder("cache.gets", this.store, (store) -> store.statistics().misses())
			.tags(CACHE)
			.tag("result", "miss")
			.description("Look-ups that had to ask the database.")
			.register(registry);
		Gauge.builder("cache.size", this.store, BufferedSessionStore::cachedRows)
			.tags(CACHE)
			.description("Entities that are kept in memory, about.")
			.register(registry);
	}

	private void bindBuffer(MeterRegistry registry) {
		Gauge.builder("telegram.session.buffer.rows", this.store, (store) -> store.statistics().waitingRows())
			.baseUnit(BaseUnits.ROWS)
			.description("Changes that wait to be written.")
			.register(registry);
		Gauge.builder("telegram.session.buffer.capacity", this.store, (store) -> store.settings().capacity())
			.baseUnit(BaseUnits.ROWS)
			.description("Changes that may wait to be written.")
			.register(registry);
		FunctionCounter
			.builder("telegram.session.rows.written", this.store, (store) -> store.statistics().rowsWritten())
			.baseUnit(BaseUnits.ROWS)
			.description("Changes that were written.")
			.register(registry);
	}

	private record FlushMeters(Timer written, Timer failed, DistributionSummary rows) {

		static FlushMeters of(MeterRegistry registry) {
			return new FlushMeters(timer(registry, "written"), timer(registry, "failed"),
					DistributionSummary.builder("telegram.session.flush.rows")
						.baseUnit(BaseUnits.ROWS)
						.description("Changes that one attempt to write was about.")
						.register(registry));
		}

		private static Timer timer(MeterRegistry registry, String outcome) {
			return Timer.builder("telegram.session.flush")
				.tag("outcome", outcome)
				.description("Attempts to write what was waiting.")
				.register(registry);
		}

		void flushed(int changes, long nanos, boolean success) {
			(success ? this.written : this.failed).record(nanos, TimeUnit.NANOSECONDS);
			this.rows.record(changes);
		}

	}

}
