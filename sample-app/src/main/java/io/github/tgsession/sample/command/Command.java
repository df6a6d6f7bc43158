package io.github.tgsession.sample.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The commands that work on a session.
 */
enum Command {

	CONVERT("convert", 2, "IN and OUT",
			"IN OUT|- --to FORMAT [--api-id N] [--user-id N] [--bot true|false] [--overwrite]"
					+ " [--accept-newer] [--skip-unreadable]",
			EnumSet.allOf(Option.class)),

	INSPECT("inspect", 1, "IN", "IN [--accept-newer] [--skip-unreadable]",
			EnumSet.of(Option.ACCEPT_NEWER, Option.SKIP_UNREADABLE));

	private final String word;

	private final int places;

	private final String placeNames;

	private final String arguments;

	private final Set<Option> options;

	Command(String word, int places, String placeNames, String arguments, Set<Option> options) {
		this.word = word;
		this.places = places;
		this.placeNames = placeNames;
		this.arguments = arguments;
		this.options = Collections.unmodifiableSet(options);
	}

	String word() {
		return this.word;
	}

	/**
	 * How many arguments there are beside the options.
	 */
	int places() {
		return this.places;
	}

	String placeNames() {
		return this.placeNames;
	}

	boolean takes(Option option) {
		return this.options.contains(option);
	}

	String usage() {
		return HelpText.CALL + " " + this.word + " " + this.arguments;
	}

}
