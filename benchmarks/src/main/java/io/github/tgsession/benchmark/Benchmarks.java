package io.github.tgsession.benchmark;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

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
	public static void main(String[] args) throws Exception {
		CommandLineOptions options = new CommandLineOptions(args);
		if (options.shouldHelp()) {
			options.showHelp();
		}
		else if (options.shouldList()) {
			new Runner(options).list();
			Measurement.selected(options).forEach(System.out::println);
		}
		else {
			String table = run(options).toTable();
			System.out.print(table);
			if (table.contains(MemoryIngestBenchmark.class.getSimpleName())) {
				System.out.print(MemoryFootprint.toLine(FOOTPRINT_USERS));
			}
		}
	}

	private static Comparison run(Options options) throws Exception {
		try (PostgresServer server = needsPostgres(options) ? PostgresServer.start() : null) {
			return run(options, server);
		}
	}

	private static boolean needsPostgres(Options options) {
		OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
		return BenchmarkList.defaultList()
			.find(silent, options.getIncludes(), options.getExcludes())
			.stream()
			.anyMatch((benchmark) -> benchmark.getUsername().startsWith(ColdPostgresBenchmark.class.getName()));
	}

	/**
	 * Runs benchmarks, without those that need a server if there is none, and without the
	 * baseline of a Telethon that is not there.
	 */
	static Comparison run(Options options, @Nullable PostgresServer server) throws Exception {
		ChainedOptionsBuilder builder = new OptionsBuilder().parent(options);
		options.getExcludes().forEach(builder::exclude);
		if (server != null) {
			List<String> arguments = new ArrayList<>(options.getJvmArgsPrepend().orElse(List.of()));
			arguments.add(server.jvmArgument());
			builder.jvmArgsPrepend(arguments.toArray(String[]::new));
		}
		else {
			builder.exclude(ColdPostgresBenchmark.class.getSimpleName());
		}
		if (!Telethon.isThere()) {
			System.out.println("StreamBenchmark has no baseline: " + Telethon.ADVICE);
			builder.exclude(StreamBenchmark.class.getSimpleName() + "[.]telethon");
		}
		List<ComparisonRow> measured = new ArrayList<>();
		for (Measurement measurement : Measurement.selected(options)) {
			measured.add(measurement.measure(options));
		}
		try {
			return new Comparison(new Runner(builder.build()).run(), measured);
		}
		catch (NoBenchmarksException ex) {
			if (measured.isEmpty()) {
				throw ex;
			}
			return new Comparison(List.of(), measured);
		}
	}

}
