package io.github.tgsession.integration.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares in one test all that there is, before it fails.
 */
class Comparison {

	private static final int SHOWN = 40;

	private final List<String> differences = new ArrayList<>();

	private final Tally tally;

	private int compared;

	Comparison(Tally tally) {
		this.tally = tally;
	}

	/**
	 * Something that both sides say.
	 * @param what what it is about, for the message
	 */
	void same(Tally.Subject subject, String what, @Nullable Object ours, @Nullable Object theirs) {
		this.compared++;
		if (Objects.equals(ours, theirs)) {
			this.tally.add(subject, 1);
		}
		else {
			this.tally.addDifference();
			this.differences.add(what + ": " + ours + " here, " + theirs + " there");
		}
	}

	/**
	 * A difference that has to be.
	 */
	void known() {
		this.tally.add(Tally.Subject.KNOWN_DIFFERENCES, 1);
	}

	/**
	 * A file that one side wrote and the other one has read.
	 */
	void file() {
		this.tally.add(Tally.Subject.FILES, 1);
	}

	/**
	 * A string that one side wrote and the other one has read.
	 */
	void string() {
		this.tally.add(Tally.Subject.STRINGS, 1);
	}

	void verify() {
		assertThat(this.compared).as("comparisons").isPositive();
		assertThat(this.differences.stream().limit(SHOWN)).as("%d differences", this.differences.size()).isEmpty();
	}

}
