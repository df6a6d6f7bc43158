package io.github.tgsession.sample.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.TransferOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of one command.
 */
final class ArgumentParser {

	/**
	 * Stands for standard input and standard output.
	 */
	static final String STANDARD = "-";

	/**
	 * What is sure to be no secret, so that a message may repeat it.
	 */
	private static final String HARMLESS = "--?[a-z][a-z-]{0,30}";

	private final Command command;

	private final Map<Option, String> options = new EnumMap<>(Option.class);

	private final List<String> places = new ArrayList<>();

	private ArgumentParser(Command command) {
		this.command = command;
	}

	/**
	 * Reads arguments.
	 * @param arguments the arguments, the command first
	 * @return what they ask for
	 * @throws UsageException if they cannot be understood
	 */
	static Request parse(List<String> arguments) {
		if (arguments.contains("--help") || arguments.contains("-h") || arguments.get(0).equals("help")) {
			return new Request.Help();
		}
		Command command = Arrays.stream(Command.values())
			.filter((candidate) -> candidate.word().equals(arguments.get(0)))
			.findFirst()
			.orElseThrow(() -> new UsageException(
					"The first argument is no command; the bot itself takes only options of the form --name=value",
					HelpText.CALL + " convert|inspect|help ..."));
		ArgumentParser parser = new ArgumentParser(command);
		parser.collect(arguments.subList(1, arguments.size()).iterator());
		return parser.request();
	}

	private void collect(Iterator<String> arguments) {
		while (arguments.hasNext()) {
			String argument = arguments.next();
			if (argument.startsWith("-") && !argument.equals(STANDARD)) {
				collectOption(argument, arguments);
			}
			else {
				this.places.add(argument);
			}
		}
		if (this.places.contains("")) {
			throw usage("An argument is empty; " + this.command.word() + " takes " + this.command.placeNames());
		}
		if (this.places.size() != this.command.places()) {
			throw usage(this.command.word() + " takes " + this.command.placeNames() + ", and "
					+ ((this.places.size() > this.command.places())
							? "there are " + this.places.size() + " arguments; put quotes around names with spaces"
							: (this.places.isEmpty()) ? "there is nothing" : "there is only one argument"));
		}
	}

	private void collectOption(String argument, Iterator<String> following) {
		int equals = argument.indexOf('=');
		String name = (equals < 0) ? argument : argument.substring(0, equals);
		Option option = Option.of(name)
			.orElseThrow(() -> usage(name.matches(HARMLESS) ? "There is no option " + name : "An option is unknown"));
		if (!this.command.takes(option)) {
			throw usage(this.command.word() + " does not take the option " + name);
		}
		if (this.options.put(option, value(option, equals, argument, following)) != null) {
			throw usage("The option " + name + " is given twice");
		}
	}

	private String value(Option option, int equals, String argument, Iterator<String> following) {
		if (!option.takesValue()) {
			if (equals >= 0) {
				throw usage("The option " + option.text() + " takes no value");
			}
			return "";
		}
		if (equals < 0 && !following.hasNext()) {
			throw usage("The option " + option.text() + " needs a value");
		}
		return (equals < 0) ? following.next() : argument.substring(equals + 1);
	}

	private Request request() {
		TransferOptions transfer = TransferOptions.defaults()
			.withApiId(apiId())
			.withUserId(number(Option.USER_ID, Long.MAX_VALUE))
			.withBot(bot())
			.withOverwrite(this.options.containsKey(Option.OVERWRITE))
			.withNewerVersions(this.options.containsKey(Option.ACCEPT_NEWER))
			.withSkipUnreadableRows(this.options.containsKey(Option.SKIP_UNREADABLE));
		String source = source(this.places.get(0));
		return switch (this.command) {
			case INSPECT -> new Request.Inspect(source, transfer);
			case CONVERT -> {
				SessionFormat format = format();
				yield new Request.Convert(source, target(this.places.get(1), format), format, transfer);
			}
		};
	}

	private SessionFormat format() {
		String id = this.options.get(Option.TO);
		if (id == null) {
			throw usage("convert needs --to FORMAT, which is one of " + formats());
		}
		return SessionFormat.ofId(id)
			.orElseThrow(() -> usage("The format after --to is unknown; it is one of " + formats()));
	}

	private static String formats() {
		return Arrays.stream(SessionFormat.values()).map(SessionFormat::id).collect(Collectors.joining(", "));
	}

	private @Nullable Path target(String text, SessionFormat format) {
		if (text.equals(STANDARD)) {
			if (format.isFile()) {
				throw usage("A " + format.description()
						+ " is a SQLite database, which cannot go to standard output; name a file as OUT");
			}
			return null;
		}
		Path path = path("OUT", text);
		if (!isTakenForPath(text, path)) {
			throw usage("OUT is no file name; it looks like a session string (the names of files and directories"
					+ " have 40 characters at most here)");
		}
		return path;
	}

	/**
	 * Messages repeat the name of the new file, so it must not be a session string, which
	 * may have slashes. In a directory that exists only the name of the file counts.
	 */
	private static boolean isTakenForPath(String text, Path path) {
		boolean inDirectory = path.getParent() != null && Files.isDirectory(path.getParent());
		String name = inDirectory ? path.getFileName().toString() : text;
		return SessionSource.of(text).toString().equals(path.toString())
				|| inDirectory && SessionSource.of(name).toString().equals(name);
	}

	/**
	 * A session string has ASCII characters only, so another text is meant as a path.
	 */
	private String source(String text) {
		if (text.chars().anyMatch((character) -> character >= 0x80)) {
			path("IN", text);
		}
		return text;
	}

	private Path path(String place, String text) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw usage(place + " is no name that this process can give to a file; letters beyond ASCII need a locale"
					+ " such as LC_ALL=C.UTF-8");
		}
	}

	private @Nullable Integer apiId() {
		Long number = number(Option.API_ID, Integer.MAX_VALUE);
		return (number != null) ? number.intValue() : null;
	}

	private @Nullable Long number(Option option, long max) {
		String text = this.options.get(option);
		if (text == null) {
			return null;
		}
		try {
			long number = text.matches("[0-9]+") ? Long.parseLong(text) : 0;
			if (number > 0 && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Too large: the same answer as for what is no number.
		}
		throw usage("The option " + option.text() + " needs a whole number from 1 to " + max);
	}

	private @Nullable Boolean bot() {
		String text = this.options.get(Option.BOT);
		if (text == null) {
			return null;
		}
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw usage("The option --bot needs the value true or false");
		};
	}

	private UsageException usage(String message) {
		return new UsageException(message, this.command.usage());
	}

}
