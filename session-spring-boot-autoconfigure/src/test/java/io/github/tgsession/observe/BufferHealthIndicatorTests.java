package io.github.tgsession.observe;

import java.util.Map;

import io.github.tgsession.store.buffer.BufferStatistics;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BufferHealthIndicator}.
 */
class BufferHealthIndicatorTests {

	private final BufferStatistics statistics = mock(BufferStatistics.class);

	private final BufferHealthIndicator indicator = new BufferHealthIndicator(() -> this.statistics);

	@Test
	void sessionsAreUpWhileChangesCanBeWritten() {
		given(this.statistics.waitingRows()).willReturn(5L);
		assertThat(this.indicator.health()).isEqualTo(Health.up().build());
	}

	@Test
	void sessionsAreDownWhileNothingCanBeWritten() {
		given(this.statistics.failingSince()).willReturn(1_700_000_000_000L);
		given(this.statistics.waitingRows()).willReturn(5L);
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).isEqualTo(Map.of("waitingRows", 5L, "since", "2023-11-14T22:13:20Z"));
	}

}
