package io.github.tgsession.sample.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProgressLines}.
 */
class ProgressLinesTests {

	private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ProgressLines progress = new ProgressLines(new PrintStream(this.output, true), this.clock::get);

	@Test
	void aShortTransferIsSilent() {
		this.progress.accept(10_000);
		pass(Duration.ofMillis(1999));
		this.progress.accept(990_000);
		assertThat(lines()).isEmpty();
	}

	@Test
	void aLongTransferSaysEveryTwoSecondsHowFarItIs() {
		for (int i = 1; i <= 11; i++) {
			pass(Duration.ofMillis(500));
			this.progress.accept(100_000L * i);
		}
		assertThat(lines()).containsExactly("400,000 entities so far", "800,000 entities so far");
	}

	private void pass(Duration duration) {
		this.clock.addAndGet(duration.toNanos());
	}

	private String[] lines() {
		return this.output.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
	}

}
