package io.github.tgsession.core;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts what became of recorded cases, and prints each mismatch.
 */
public final class GoldenReport {

	private final PrintStream out;

	private final Map<Deviation, Integer> deviations = new EnumMap<>(Deviation.class);

	private int passed;

	private int failed;

	/**
	 * Begins to count.
	 * @param out where to print to
	 */
	public GoldenReport(PrintStream out) {
		this.out = out;
	}

	void passed() {
		this.passed++;
	}

	void deviation(Deviation deviation) {
		this.deviations.merge(deviation, 1, Integer::sum);
	}

	void failed(String where, int index, @Nullable Object input, @Nullable Object expected, @Nullable Object got) {
		this.failed++;
		this.out.println("MISMATCH " + where + " #" + index + "\n  input    " + text(input) + "\n  expected "
				+ text(expected) + "\n  got      " + text(got));
	}

	/**
	 * Counts a case.
	 */
	void count(String where, int index, Object input, GoldenOutcome expected, GoldenOutcome got,
			@Nullable Deviation deviation) {
		if (got.matches(expected)) {
			passed();
		}
		else if (deviation != null) {
			deviation(deviation);
		}
		else {
			failed(where, index, input, expected, got);
		}
	}

	private static String text(@Nullable Object value) {
		return (value instanceof byte[] bytes) ? java.util.HexFormat.of().formatHex(bytes) : String.valueOf(value);
	}

	/**
	 * How many cases were answered in another way.
	 * @return the number
	 */
	public int failures() {
		return this.failed;
	}

	void printTotal() {
		this.deviations
			.forEach((deviation, count) -> this.out.println("deviation: " + count + " x " + deviation.heading()));
		this.out.println(this.passed + " passed, " + this.failed + " failed, "
				+ this.deviations.values().stream().mapToInt(Integer::intValue).sum() + " deviations");
	}

}
