package io.github.tgsession.sample.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.tgsession.TelegramSessionException;
import io.github.tgsession.transfer.ConvertedString;
import io.github.tgsession.transfer.IncompleteSessionException;
import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionPart;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransferException;
import io.github.tgsession.transfer.TransferOptions;
import io.github.tgsession.transfer.TransferReport;

/**
 * The commands {@code convert}, {@code inspect} and {@code help}.
 */
public final class CommandLine {

	private static final int SUCCESS = 0;

	private static final int FAILED = 1;

	private static final int NOT_UNDERSTOOD = 2;

	private final SessionConverter converter = new SessionConverter();

	private final InputStream input;

	private final PrintStream output;

	private final PrintStream errors;

	/**
	 * Makes a command line.
	 * @param input where a session may come from
	 * @param output takes what was asked for
	 * @param errors takes the rest
	 */
	CommandLine(InputStream input, PrintStream output, PrintStream errors) {
		this.input = input;
		this.output = output;
		this.errors = errors;
	}

	/**
	 * Runs a command and ends the process.
	 * @param arguments the arguments of the process
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(System.in, System.out, System.err).run(arguments));
	}

	/**
	 * Runs a command. Throws nothing: what goes wrong is explained in one sentence.
	 * @param arguments the arguments of the process
	 * @return the exit code: 0 on success, 1 if a session cannot be read or written, 2 if
	 * the arguments cannot be understood
	 */
	int run(String... arguments) {
		try {
			execute(ArgumentParser.parse(List.of(arguments)));
			return SUCCESS;
		}
		catch (UsageException ex) {
			explain(ex.getMessage());
			this.errors.println("Usage: " + ex.usage());
			return NOT_UNDERSTOOD;
		}
		catch (SessionTransferException ex) {
			explain(ex.getMessage() + advice(ex));
		}
		catch (TelegramSessionException ex) {
			explain(ex.getMessage());
		}
		catch (Throwable ex) {
			// Its message may repeat what was read, so only its type is shown.
			explain("An unexpected error of type " + ex.getClass().getName()
					+ " ended the command; files are written completely or not at all");
		}
		return FAILED;
	}

	private void explain(String message) {
		this.errors.println(message + ".");
	}

	private void execute(Request request) {
		if (request instanceof Request.Convert convert) {
			convert(convert);
		}
		else if (request instanceof Request.Inspect inspect) {
			print(this.converter.inspect(source(inspect.source()), withProgress(inspect.options())).describe());
		}
		else {
			print(HelpText.get());
		}
	}

	private void convert(Request.Convert request) {
		SessionSource source = source(request.source());
		try {
			convert(source, request);
		}
		catch (IncompleteSessionException ex) {
			throw new SessionTransferException(
					"Cannot convert " + source + ": " + ex.getMessage().substring(0, 1).toLowerCase(Locale.ROOT)
							+ ex.getMessage().substring(1) + advice(ex),
					null);
		}
	}

	private void convert(SessionSource source, Request.Convert request) {
		TransferOptions options = withProgress(request.options());
		Path target = request.target();
		if (target == null) {
			ConvertedString converted = this.converter.convertToString(source, request.format(), options);
			this.errors.println(converted.report().describe());
			print(converted.value());
			return;
		}
		requireWanted(target, request);
		TransferReport report = this.converter.convert(source, request.format(), target, options);
		print(report.describe() + "\nWritten to " + target + " (readable by its owner only)");
	}

	/**
	 * Says before a long transfer what it would end with. Replacing a session by a
	 * conversion of itself would lose what the new format cannot hold.
	 */
	private static void requireWanted(Path target, Request.Convert request) {
		if (isSameFile(request.source(), target)) {
			throw new SessionTransferException(
					"Cannot write " + target + ": it is the session that is to be converted; name another file", null);
		}
		if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && !request.options().overwrite()) {
			throw new SessionTransferException("Cannot write " + target + ": it exists already; add "
					+ Option.OVERWRITE.text() + " to replace it, or name another file", null);
		}
	}

	private static boolean isSameFile(String source, Path target) {
		try {
			return Files.exists(target) && Files.isSameFile(Path.of(source), target);
		}
		catch (IOException | InvalidPathException ex) {
			// The source is no file, or one that cannot be read, which reading explains.
			return false;
		}
	}

	private SessionSource source(String text) {
		return text.equals(ArgumentParser.STANDARD) ? StandardInput.read(this.input) : SessionSource.of(text);
	}

	private TransferOptions withProgress(TransferOptions options) {
		return options.withProgress(new ProgressLines(this.errors, System::nanoTime));
	}

	private void print(String text) {
		this.output.println(text);
		if (this.output.checkError()) {
			throw new SessionTransferException("Cannot write to standard output: it is closed or full", null);
		}
	}

	private static String advice(SessionTransferException ex) {
		SessionTransferException.Remedy remedy = ex.getRemedy();
		if (remedy == null) {
			return "";
		}
		return ": add " + (switch (remedy) {
			case OVERWRITE -> Option.OVERWRITE;
			case NEWER_VERSIONS -> Option.ACCEPT_NEWER;
			case SKIP_UNREADABLE_ROWS -> Option.SKIP_UNREADABLE;
		}).text();
	}

	private static String advice(IncompleteSessionException ex) {
		if (ex.getMissing().contains(SessionPart.AUTH_KEY)) {
			return ". Nobody has logged in with this session: log in first";
		}
		String options = ex.getMissing()
			.stream()
			.flatMap((part) -> option(part).stream())
			.collect(Collectors.joining(" "));
		return options.isEmpty() ? "" : ". Add " + options;
	}

	private static Optional<String> option(SessionPart part) {
		return switch (part) {
			case API_ID -> Optional.of(Option.API_ID.text() + " N");
			case USER_ID -> Optional.of(Option.USER_ID.text() + " N");
			case BOT -> Optional.of(Option.BOT.text() + " true|false");
			default -> Optional.empty();
		};
	}

}
