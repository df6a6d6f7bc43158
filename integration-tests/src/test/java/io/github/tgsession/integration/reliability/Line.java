package io.github.tgsession.integration.reliability;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bot in a process of its own says to who has started it. A line that was cut off
 * is none.
 *
 * @param word what it is about
 * @param lane the lane, or another text without blanks
 * @param number the number
 */
record Line(String word, String lane, int number) {

	static final String READY = "ready";

	static final String ACKNOWLEDGED = "acknowledged";

	static final String RESUMED = "resumed";

	static final String REFUSED = "refused";

	private static final Pattern PATTERN = Pattern.compile("bot> (\\w+) (\\S+) (\\d+);");

	static Optional<Line> parse(String text) {
		Matcher matcher = PATTERN.matcher(text);
		return matcher.matches()
				? Optional.of(new Line(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return "bot> " + this.word + " " + this.lane + " " + this.number + ";";
	}

}
