package io.github.tgsession.integration.interop;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much was compared with a library.
 */
class Tally {

	private final Map<Subject, Integer> counts = new EnumMap<>(Subject.class);

	private String version = "";

	private int differences;

	void setVersion(String version) {
		this.version = version;
	}

	void add(Subject subject, int count) {
		this.counts.merge(subject, count, Integer::sum);
	}

	void addDifference() {
		this.differences++;
	}

	int differences() {
		return this.differences;
	}

	@Override
	public String toString() {
		return this.version + ": " + (this.counts.isEmpty() ? "nothing equal" : "")
				+ this.counts.entrySet()
					.stream()
					.map((entry) -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey().description))
					.collect(Collectors.joining(", "));
	}

	/**
	 * What can be the same on both sides, or has to differ.
	 */
	enum Subject {

		LOOK_UPS("look-ups equal"), VALUES("values equal"), FILES("files"), STRINGS("strings"),

		KNOWN_DIFFERENCES("known differences");

		private final String description;

		Subject(String description) {
			this.description = description;
		}

	}

}
