package io.github.tgsession.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * Results beside the baselines of the same run.
 */
final class Comparison {

	/**
	 * The parameter that says how much one invocation does.
	 */
	private static final String ENTITIES = "entities";

	private final Collection<RunResult> results;

	private final List<ComparisonRow> measured;

	/**
	 * Compares.
	 * @param results what benchmarks have given
	 * @param measured what was measured besides
	 */
	Comparison(Collection<RunResult> results, List<ComparisonRow> measured) {
		this.results = results;
		this.measured = measured;
	}

	/**
	 * The table in Markdown: medians, and the slowest and fastest run in brackets.
	 */
	String toTable() {
		return "| work | ours, per second if nothing is said | baseline | ratio |\n|---|---|---|---|\n" + Stream
			.concat(this.results.stream().filter((result) -> !isBaseline(result)).map(this::row),
					this.measured.stream())
			.map(ComparisonRow::toString)
			.collect(Collectors.joining());
	}

	private ComparisonRow row(RunResult result) {
		RunResult baseline = this.results.stream()
			.filter((other) -> isBaseline(other) && isSameWork(other, result))
			.findFirst()
			.orElse(null);
		return new ComparisonRow(work(result), speed(result),
				(baseline != null) ? speed(baseline) : ComparisonRow.NOTHING,
				(baseline != null) ? ratio(result, baseline) : ComparisonRow.NOTHING);
	}

	private static String work(RunResult result) {
		BenchmarkParams params = result.getParams();
		String name = params.getBenchmark();
		return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + params.getParamsKeys()
			.stream()
			.map((key) -> ", " + key + " " + params.getParam(key))
			.collect(Collectors.joining());
	}

	private static String speed(RunResult result) {
		Statistics times = result.getPrimaryResult().getStatistics();
		return String.format(Locale.ROOT, "%,d (%,d–%,d)", perSecond(result, times.getPercentile(50)),
				perSecond(result, times.getMax()), perSecond(result, times.getMin()));
	}

	private static String ratio(RunResult result, RunResult baseline) {
		return String.format(Locale.ROOT, "%.2f", median(baseline) / median(result));
	}

	private static double median(RunResult result) {
		return result.getPrimaryResult().getStatistics().getPercentile(50);
	}

	private static long perSecond(RunResult result, double time) {
		BenchmarkParams params = result.getParams();
		String entities = params.getParamsKeys().contains(ENTITIES) ? params.getParam(ENTITIES) : "1";
		double perUnit = Long.parseLong(entities) / time;
		return Math.round(perUnit * params.getTimeUnit().convert(1, TimeUnit.SECONDS));
	}

	private static boolean isSameWork(RunResult one, RunResult other) {
		return type(one).equals(type(other)) && one.getParams()
			.getParamsKeys()
			.stream()
			.allMatch((key) -> one.getParams().getParam(key).equals(other.getParams().getParam(key)));
	}

	private static boolean isBaseline(RunResult result) {
		String name = result.getParams().getBenchmark();
		return Arrays.stream(load(type(result)).getDeclaredMethods())
			.filter((method) -> name.endsWith("." + method.getName()))
			.anyMatch((method) -> method.isAnnotationPresent(Baseline.class));
	}

	private static String type(RunResult result) {
		String name = result.getParams().getBenchmark();
		return name.substring(0, name.lastIndexOf('.'));
	}

	private static Class<?> load(String type) {
		try {
			return Class.forName(type);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
