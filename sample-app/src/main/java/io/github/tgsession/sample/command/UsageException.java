package io.github.tgsession.sample.command;

/**
 * A command line that cannot be understood. The message repeats no argument that may be a
 * secret.
 */
final class UsageException extends RuntimeException {

	private final String usage;

	UsageException(String message, String usage) {
		super(message);
		this.usage = usage;
	}

	/**
	 * How the command is written.
	 */
	String usage() {
		return this.usage;
	}

}
