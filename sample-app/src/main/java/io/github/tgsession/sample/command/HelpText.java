package io.github.tgsession.sample.command;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.tgsession.transfer.SessionFormat;

/**
 * What {@code help} prints.
 */
final class HelpText {

	static final String CALL = "java -jar sample-app.jar";

	private static final String BEFORE_FORMATS = """
			Looks into the sessions of Telegram libraries and converts them.

			  CALL convert IN OUT --to FORMAT [options]
			  CALL inspect IN [options]
			  CALL help
			  CALL [--name=value ...]    runs the sample bot

			IN       a session file, a file with a session string, a session string, or - for
			         standard input. Other users of this computer see the arguments of a process,
			         and shells remember them: give a string as a file or by standard input.
			OUT      a new file, which only its owner may read, or - for standard output.
			FORMAT   one of
			""";

	private static final String AFTER_FORMATS = """

			Options
			  --api-id N           the application's id at Telegram, where IN does not have it
			  --user-id N          the id of the account, where IN does not have it
			  --bot true|false     whether the account is a bot, where IN does not have it
			  --overwrite          replaces OUT if it exists
			  --accept-newer       reads files of a newer version than is known, as far as possible
			  --skip-unreadable    leaves out rows that cannot be read

			What is converted is never written to. The report goes to standard output; with - as
			OUT only the string does, and the report goes to standard error. A string is the login:
			a file into which the shell redirects it (> file) has the permissions of the shell, so
			that others may read it. Name the file as OUT instead.
			The exit code is 0 on success, 1 if a session cannot be read or written, and 2 if the
			command line cannot be understood.""";

	private HelpText() {
	}

	static String get() {
		return BEFORE_FORMATS.replace("CALL", CALL)
				+ Arrays.stream(SessionFormat.values()).map(HelpText::line).collect(Collectors.joining())
				+ AFTER_FORMATS;
	}

	private static String line(SessionFormat format) {
		return " ".repeat(9) + format.id() + " ".repeat(20 - format.id().length()) + format.description()
				+ switch (format) {
					case TELETHON_SQLITE -> ", version 7";
					case TELETHON_SQLITE_8 -> ", version 8, for Telethon from 1.43 on";
					case PYROGRAM_SQLITE -> ", version 3";
					default -> format.isFile() ? "" : ", also to -";
				} + "\n";
	}

}
