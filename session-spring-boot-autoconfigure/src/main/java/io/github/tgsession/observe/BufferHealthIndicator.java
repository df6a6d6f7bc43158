package io.github.tgsession.observe;

import java.time.Instant;
import java.util.function.Supplier;

import io.github.tgsession.store.buffer.BufferStatistics;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} that is down while what sessions have learnt cannot be written.
 * Asks the database nothing by itself.
 *
 * @since 0.1.0
 */
public final class BufferHealthIndicator extends AbstractHealthIndicator {

	private final Supplier<BufferStatistics> statistics;

	/**
	 * Create an indicator.
	 * @param statistics the live counters of the store
	 */
	public BufferHealthIndicator(Supplier<BufferStatistics> statistics) {
		super("The health of Telegram sessions could not be found out");
		this.statistics = statistics;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		BufferStatistics known = this.statistics.get();
		long failingSince = known.failingSince();
		if (failingSince == 0) {
			builder.up();
			return;
		}
		builder.down()
			.withDetail("waitingRows", known.waitingRows())
			.withDetail("since", Instant.ofEpochMilli(failingSince).toString());
	}

}
