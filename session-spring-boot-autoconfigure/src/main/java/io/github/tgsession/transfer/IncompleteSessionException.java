package io.github.tgsession.transfer;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session lacks what a format needs. Nothing was written.
 *
 * @since 0.1.0
 */
public class IncompleteSessionException extends SessionTransferException {

	private final Set<SessionPart> missing;

	/**
	 * Create an exception.
	 * @param source what the session comes from
	 * @param target the format
	 * @param missing what it lacks, not empty
	 */
	public IncompleteSessionException(String source, SessionFormat target, Set<SessionPart> missing) {
		super(capitalized(target.withArticle()) + " needs what the " + source + (source.contains(",") ? "," : "")
				+ " does not have: "
				+ missing.stream().sorted().map(SessionPart::description).collect(Collectors.joining(", ")), null);
		this.missing = Collections.unmodifiableSet(EnumSet.copyOf(missing));
	}

	private static String capitalized(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/**
	 * What the session lacks.
	 * @return the parts
	 */
	public Set<SessionPart> getMissing() {
		return this.missing;
	}

}
