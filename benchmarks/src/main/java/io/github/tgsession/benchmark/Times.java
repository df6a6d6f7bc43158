package io.github.tgsession.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long the same took several times.
 */
final class Times {

	private final List<Long> nanos = new ArrayList<>();

	void add(long nanos) {
		this.nanos.add(nanos);
		Collections.sort(this.nanos);
	}

	long median() {
		return this.nanos.get(this.nanos.size() / 2);
	}

	/**
	 * The median, and the shortest and longest in brackets.
	 */
	String in(TimeUnit unit, String name) {
		return String.format(Locale.ROOT, "%,d %s (%,d–%,d)", unit.convert(median(), TimeUnit.NANOSECONDS), name,
				unit.convert(this.nanos.get(0), TimeUnit.NANOSECONDS),
				unit.convert(this.nanos.get(this.nanos.size() - 1), TimeUnit.NANOSECONDS));
	}

}
