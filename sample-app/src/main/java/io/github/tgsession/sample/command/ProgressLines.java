package io.github.tgsession.sample.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Says from time to time how far a long transfer is.
 */
final class ProgressLines implements LongConsumer {

	private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

	private final PrintStream output;

	private final LongSupplier nanoTime;

	private long last;

	ProgressLines(PrintStream output, LongSupplier nanoTime) {
		this.output = output;
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong();
	}

	@Override
	public void accept(long entities) {
		long now = this.nanoTime.getAsLong();
		if (now - this.last >= INTERVAL) {
			this.last = now;
			this.output.println(String.format(Locale.ROOT, "%,d entities so far", entities));
		}
	}

}
