package io.github.tgsession.sample.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.tgsession.transfer.SessionFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandLine}.
 */
class CommandLineTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	@TempDir
	Path directory;

	@Test
	void helpNamesEveryFormatAndEveryOption() {
		assertThat(run("", "help")).isZero();
		for (SessionFormat format : SessionFormat.values()) {
			assertThat(output()).contains("  " + format.id() + "  ");
		}
		for (Option option : Option.values()) {
			assertThat(output()).contains(option.text() + " ");
		}
		assertThat(output().lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThan(100));
		assertThat(errors()).isEmpty();
	}

	@Test
	void theUsageOfACommandNamesItsOptions() {
		for (Command command : Command.values()) {
			for (Option option : Option.values()) {
				assertThat(command.usage().contains(option.text())).as(command + " " + option)
					.isEqualTo(command.takes(option));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "TELETHON_SQLITE", "TELETHON_SQLITE_8", "PYROGRAM_SQLITE" })
	void aStringComesBackUnchangedThroughEveryFormat(SessionFormat format) {
		assertThat(run(Golden.TELETHON_STRING, "convert", "-", "-", "--to", format.id(), "--api-id", "12345",
				"--user-id", "1000010", "--bot", "false"))
			.as(errors())
			.isZero();
		String string = output().strip();
		assertThat(errors()).doesNotContain(string);
		Golden.assertNoSecret(errors());

		assertThat(run(string, "convert", "-", "-", "--to", "telethon-string")).as(errors()).isZero();
		assertThat(output()).isEqualTo(Golden.TELETHON_STRING + System.lineSeparator());
	}

	@Test
	void aFileComesByStandardInputToo() throws IOException {
		byte[] file = Files.readAllBytes(Golden.file("rich.session"));
		assertThat(run(new ByteArrayInputStream(file), "inspect", "-")).as(errors()).isZero();
		assertThat(output()).contains("Telethon").contains(Golden.KEY_ID).contains("entities");
		assertThat(errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n\n \t\n" })
	void emptyInputIsExplained(String input) {
		assertThat(run(input, "inspect", "-")).isEqualTo(1);
		assertThat(errors().lines())
			.containsExactly("Cannot read standard input: it is empty, so there is no session in it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1ApWapzMBuwABAgMEBQYH", "{", "no session" })
	void whatIsNoSessionIsSaidToComeFromStandardInput(String input) {
		assertThat(run(input, "inspect", "-")).isEqualTo(1);
		assertThat(errors().lines()).singleElement()
			.asString()
			.startsWith("Cannot read standard input: ")
			.doesNotContain("ApWapz");
	}

	@Test
	void endlessInputIsNotReadToItsEnd() {
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				return 'A';
			}

		};
		assertThat(run(endless, "inspect", "-")).isEqualTo(1);
		assertThat(errors().lines()).containsExactly(
				"Cannot read standard input: it is no SQLite database and longer than every session string.");
	}

	@Test
	void anUnexpectedErrorIsOneSentenceWithoutItsMessage() {
		for (Throwable error : new Throwable[] { new IllegalStateException("1ApWapz"),
				new StackOverflowError("1ApWapz"), new OutOfMemoryError("1ApWapz"),
				new NoClassDefFoundError("1ApWapz") }) {
			assertThat(run(failing(error), "inspect", "-")).isEqualTo(1);
			assertThat(errors().lines()).containsExactly("An unexpected error of type " + error.getClass().getName()
					+ " ended the command; files are written completely or not at all.");
			assertThat(output()).isEmpty();
		}
	}

	@Test
	void aFileIsNotReplacedByAConversionOfItself() throws IOException {
		Path file = Golden.copy("rich.session", this.directory);
		byte[] before = Files.readAllBytes(file);
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), file);
		assertThat(run("", "convert", file.toString(), link.toString(), "--to", "telethon-string", "--overwrite"))
			.isEqualTo(1);
		assertThat(errors().lines()).containsExactly(
				"Cannot write " + link + ": it is the session that is to be converted; name another file.");
		assertThat(file).hasBinaryContent(before);
	}

	@Test
	void standardOutputThatIsClosedFailsTheCommand() {
		PrintStream closed = new PrintStream(new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("Broken pipe");
			}

		});
		CommandLine commandLine = new CommandLine(InputStream.nullInputStream(), closed, new PrintStream(this.errors));
		assertThat(commandLine.run("inspect", Golden.file("rich.session").toString())).isEqualTo(1);
		assertThat(errors().lines()).containsExactly("Cannot write to standard output: it is closed or full.");
	}

	private static InputStream failing(Throwable error) {
		return new InputStream() {

			@Override
			public int read() {
				if (error instanceof Error serious) {
					throw serious;
				}
				throw (RuntimeException) error;
			}

		};
	}

	private int run(String input, String... arguments) {
		return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
	}

	private int run(InputStream input, String... arguments) {
		this.output.reset();
		this.errors.reset();
		return new CommandLine(input, new PrintStream(this.output), new PrintStream(this.errors)).run(arguments);
	}

	private String output() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	private String errors() {
		return this.errors.toString(StandardCharsets.UTF_8);
	}

}
