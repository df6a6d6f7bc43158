package io.github.tgsession.observe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferStatistics;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.store.buffer.FlushListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BufferMetrics}.
 */
class BufferMetricsTests {

	private final BufferStatistics statistics = mock(BufferStatistics.class);

	private final BufferedSessionStore store = mock(BufferedSessionStore.class);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void setUp() {
		given(this.store.statistics()).willReturn(this.statistics);
		given(this.store.settings()).willReturn(new BufferSettings(1, Duration.ofSeconds(1), 2, 300, Duration.ZERO));
	}

	@Test
	void memoryIsSeenAsACache() {
		given(this.statistics.hits()).willReturn(5L);
		given(this.statistics.misses()).willReturn(2L);
		given(this.store.cachedRows()).willReturn(7L);
		new BufferMetrics(this.store).bindTo(this.registry);
		assertThat(gets("hit")).isEqualTo(5);
		assertThat(gets("miss")).isEqualTo(2);
		assertThat(this.registry.get("cache.size")
			.tags("cache", "telegram.memory", "cache.manager", "telegramSessions")
			.gauge()
			.value()).isEqualTo(7);
	}

	@Test
	void waitingAndWrittenRowsAreCounted() {
		given(this.statistics.waitingRows()).willReturn(11L);
		given(this.statistics.rowsWritten()).willReturn(13L);
		new BufferMetrics(this.store).bindTo(this.registry);
		assertThat(this.registry.get("telegram.session.buffer.rows").gauge().value()).isEqualTo(11);
		assertThat(this.registry.get("telegram.session.buffer.capacity").gauge().value()).isEqualTo(300);
		assertThat(this.registry.get("telegram.session.rows.written").functionCounter().count()).isEqualTo(13);
	}

	@Test
	void attemptsToWriteAreTimedByOutcome() {
		new BufferMetrics(this.store).bindTo(this.registry);
		FlushListener listener = onlyListener();
		listener.flushed(10, 1_000_000, true);
		listener.flushed(30, 2_000_000, false);
		listener.flushed(30, 3_000_000, true);
		assertThat(flushes(this.registry, "written")).isEqualTo(2);
		assertThat(flushes(this.registry, "failed")).isEqualTo(1);
		assertThat(this.registry.get("telegram.session.flush")
			.tag("outcome", "written")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(4);
		assertThat(this.registry.get("telegram.session.flush.rows").summary().totalAmount()).isEqualTo(70);
	}

	@Test
	void eachRegistryHearsOfAnAttemptOnce() {
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		BufferMetrics metrics = new BufferMetrics(this.store);
		metrics.bindTo(this.registry);
		metrics.bindTo(other);
		metrics.bindTo(other);
		onlyListener().flushed(10, 1_000_000, true);
		assertThat(flushes(this.registry, "written")).isEqualTo(1);
		assertThat(flushes(other, "written")).isEqualTo(1);
	}

	private FlushListener onlyListener() {
		ArgumentCaptor<FlushListener> listener = ArgumentCaptor.forClass(FlushListener.class);
		then(this.store).should().addListener(listener.capture());
		return listener.getValue();
	}

	private double gets(String result) {
		return this.registry.get("cache.gets")
			.tags("cache", "telegram.memory", "cache.manager", "telegramSessions", "result", result)
			.functionCounter()
			.count();
	}

	private static long flushes(MeterRegistry registry, String outcome) {
		return registry.get("telegram.session.flush").tag("outcome", outcome).timer().count();
	}

}
