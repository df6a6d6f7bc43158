package io.github.tgsession.sample.command;

import java.util.Arrays;
import java.util.Optional;

/**
 * The options of the commands.
 */
enum Option {

	TO("--to", true),

	API_ID("--api-id", true),

	USER_ID("--user-id", true),

	BOT("--bot", true),

	OVERWRITE("--overwrite", false),

	ACCEPT_NEWER("--accept-newer", false),

	SKIP_UNREADABLE("--skip-unreadable", false);

	private final String text;

	private final boolean value;

	Option(String text, boolean value) {
		this.text = text;
		this.value = value;
	}

	/**
	 * The option as it is typed.
	 */
	String text() {
		return this.text;
	}

	/**
	 * Whether a value follows.
	 */
	boolean takesValue() {
		return this.value;
	}

	static Optional<Option> of(String text) {
		return Arrays.stream(values()).filter((option) -> option.text.equals(text)).findFirst();
	}

}
