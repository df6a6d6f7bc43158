package io.github.tgsession.benchmark;

import java.io.IOException;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks and prints how they compare with their baselines. Takes the harness's
 * own options: {@code -h} lists them.
 */
final class Benchmarks {

	private static final int FOOTPRINT_USERS = 1_000_000;

	private Benchmarks() {
	}

	/**
	 * Runs the benchmarks.
	 * @param args the harness's options
	 */
	public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
		CommandLineOptions options = new CommandLineOptions(args);
		if (options.shouldHelp()) {
			options.showHelp();
		}
		else if (options.shouldList()) {
			new Runner(options).list();
		}
		else {
			String table = run(options).toTable();
			System.out.print(table);
			if (table.contains(MemoryIngestBenchmark.class.getSimpleName())) {
				System.out.print(MemoryFootprint.toLine(FOOTPRINT_USERS));
			}
		}
	}

	/**
	 * Runs benchmarks, without the baseline of a Telethon that is not there.
	 */
	static Comparison run(Options options) throws RunnerException {
		ChainedOptionsBuilder builder = new OptionsBuilder().parent(options);
		options.getExcludes().forEach(builder::exclude);
		if (!Telethon.isThere()) {
			System.out.println("StreamBenchmark has no baseline: " + Telethon.ADVICE);
			builder.exclude(StreamBenchmark.class.getSimpleName() + "[.]telethon");
		}
		return new Comparison(new Runner(builder.build()).run());
	}

}
