package io.github.tgsession.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.runner.options.Options;

/**
 * Something that is not a matter of calls per second.
 */
abstract class Measurement {

	private static final List<Measurement> ALL = List.of(new OpeningMeasurement(), new StartMeasurement(),
			new IdleMeasurement());

	/**
	 * Those that are asked for, as benchmarks are: by parts of their names.
	 */
	static List<Measurement> selected(Options options) {
		return ALL.stream()
			.filter((measurement) -> options.getIncludes().isEmpty() || measurement.isMeant(options.getIncludes()))
			.filter((measurement) -> !measurement.isMeant(options.getExcludes()))
			.toList();
	}

	private boolean isMeant(Collection<String> expressions) {
		return expressions.stream().anyMatch((expression) -> Pattern.compile(expression).matcher(toString()).find());
	}

	/**
	 * Measures it.
	 * @param options the parameters
	 * @return a row of the table
	 */
	abstract ComparisonRow measure(Options options) throws Exception;

	@Override
	public String toString() {
		return getClass().getName();
	}

	/**
	 * A parameter as benchmarks have it.
	 */
	static int parameter(Options options, String name, int value) {
		Collection<String> given = options.getParameter(name).orElse(List.of());
		return given.isEmpty() ? value : Integer.parseInt(given.iterator().next());
	}

}
