package io.github.tgsession.sample.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tgsession.sample.SampleApplication;
import io.github.tgsession.transfer.SessionFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for the commands as processes of their own, in a directory of their own.
 */
class CommandProcessTests {

	private static final String[] ALL_OPTIONS = { "--api-id", "12345", "--bot", "false" };

	@TempDir
	Path base;

	private Path working;

	private Path temporary;

	@BeforeEach
	void createDirectories() throws IOException {
		this.working = Files.createDirectory(this.base.resolve("working"));
		this.temporary = Files.createDirectory(this.base.resolve("temporary"));
	}

	@AfterEach
	void nothingIsLeftInTheTemporaryDirectory() {
		assertThat(this.temporary).isEmptyDirectory();
	}

	@ParameterizedTest
	@EnumSource
	void aTelethonFileBecomesAFileOfEachFormat(SessionFormat format) throws Exception {
		Result result = run(with(ALL_OPTIONS, "convert", rich(), "out", "--to", format.id()));
		assertThat(result.errors()).isEmpty();
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).contains("Telethon session file, version 7")
			.contains("data centre 2 at 149.154.167.51:443, key id " + Golden.KEY_ID)
			.endsWith("Written to out (readable by its owner only)" + System.lineSeparator());
		Golden.assertNoSecret(result.output());
		assertThat(names()).containsExactly("out");
		Path file = this.working.resolve("out");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));

		Result inspection = run(List.of("inspect", "out"));
		assertThat(inspection.errors()).isEmpty();
		assertThat(inspection.exitCode()).isZero();
		assertThat(inspection.output()).contains(format.description()).contains("key id " + Golden.KEY_ID);
		Golden.assertNoSecret(inspection.output());
		assertThat(names()).containsExactly("out");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "TELETHON_SQLITE", "TELETHON_SQLITE_8", "PYROGRAM_SQLITE" })
	void standardOutputTakesNothingButTheString(SessionFormat format) throws Exception {
		Result toFile = run(with(ALL_OPTIONS, "convert", rich(), "out", "--to", format.id()));
		assertThat(toFile.exitCode()).isZero();
		Result result = run(with(ALL_OPTIONS, "convert", rich(), "-", "--to", format.id()));
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).isEqualTo(Files.readString(this.working.resolve("out")));
		assertThat(result.errors()).contains("Telethon session file, version 7").contains("Not carried:");
		Golden.assertNoSecret(result.errors());
		assertThat(names()).containsExactly("out");
	}

	@Test
	void aStringComesByStandardInput() throws Exception {
		Path input = Files.writeString(this.base.resolve("input"), Golden.TELETHON_STRING + "\n");
		Result result = run(input, List.of("convert", "-", "-", "--to", "telethon-string"));
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).isEqualTo(Golden.TELETHON_STRING + System.lineSeparator());
		assertThat(names()).isEmpty();
	}

	@Test
	void inspectSaysWhatASessionHolds() throws Exception {
		Result result = run(List.of("inspect", rich()));
		assertThat(result.errors()).isEmpty();
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).contains("Telethon session file, version 7")
			.contains("data centre 2 at 149.154.167.51:443, key id " + Golden.KEY_ID)
			.contains("user id 1000010")
			.contains("254 entities")
			.contains("20 sent files");
		Golden.assertNoSecret(result.output());
		assertThat(names()).isEmpty();
	}

	@Test
	void neitherSpringNorLoggingNorAnotherDatabaseIsLoaded() throws Exception {
		Result result = run(List.of("convert", rich(), "out", "--to", "telethon-sqlite"));
		assertThat(result.exitCode()).isZero();
		assertThat(Files.readString(this.base.resolve("classes"))).contains(" org.sqlite.")
			.contains(" io.github.tgsession.transfer.")
			.doesNotContain(" org.springframework.")
			.doesNotContain(" ch.qos.logback.")
			.doesNotContain(" org.h2.")
			.doesNotContain(" org.hibernate.");
	}

	@Test
	void theJarOfJarsAnswersTheSame() throws Exception {
		Result direct = run(List.of("inspect", rich()));
		Result nested = run(null, List.of(JarOfJars.class.getName(), SampleApplication.class.getName()),
				List.of("inspect", rich()));
		assertThat(nested.exitCode()).isZero();
		assertThat(nested.errors()).isEmpty();
		assertThat(nested.output()).isEqualTo(direct.output());
	}

	@Test
	void helpGoesToStandardOutput() throws Exception {
		Result result = run(List.of("help"));
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).contains("telethon-sqlite-8").contains("--skip-unreadable");
		assertThat(result.errors()).isEmpty();
		assertThat(names()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void whatGoesWrongIsOneSentence(int exitCode, String sentence, List<String> arguments) throws Exception {
		Result result = run(arguments);
		assertThat(result.errors()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
		assertThat(result.exitCode()).isEqualTo(exitCode);
		assertThat(result.output()).isEmpty();
		List<String> lines = result.errors().lines().toList();
		assertThat(lines).hasSize(exitCode);
		assertThat(lines.get(0)).endsWith(".");
		Golden.assertNoSecret(result.errors());
		assertThat(names()).isEmpty();
	}

	static Stream<Arguments> whatGoesWrongIsOneSentence() {
		String truncated = Golden.file("odd-truncated.session").toString();
		String noDatabase = Golden.file("odd-not-a-database.session").toString();
		String newer = Golden.file("v9-future.session").toString();
		String noKey = Golden.file("no-auth-key.session").toString();
		String damaged = Golden.TELETHON_STRING.substring(0, 340);
		return Stream.of(
				arguments(1, "Cannot read missing.session: there is no such file",
						List.of("inspect", "missing.session")),
				arguments(1, "it is a directory", List.of("inspect", ".")),
				arguments(1, "Cannot read " + truncated + ": ",
						List.of("convert", truncated, "out", "--to", "telethon-sqlite")),
				arguments(1, "Cannot read " + noDatabase + ": ",
						List.of("convert", noDatabase, "out", "--to", "telethon-sqlite")),
				arguments(1, "version 9", List.of("convert", newer, "out", "--to", "telethon-sqlite")),
				arguments(1, "Cannot convert " + noKey
						+ ": a GramJS session string needs what the Telethon session file,"
						+ " version 7, does not have: authorization key. Nobody has logged in with this session:"
						+ " log in first.", List.of("convert", noKey, "out", "--to", "gramjs-string")),
				arguments(1, "Cannot read the given string of 340 characters: ", List.of("inspect", damaged)),
				arguments(1, "Cannot read the given string of 100000 characters: ",
						List.of("inspect", "A".repeat(100_000))),
				arguments(1, ": api id, whether the account is a bot. Add --api-id N --bot true|false.",
						List.of("convert", rich(), "out", "--to", "pyrogram-string")),
				arguments(1, "Cannot convert " + rich() + ": a Pyrogram session string needs what",
						List.of("convert", rich(), "-", "--to", "pyrogram-string")),
				arguments(1,
						": api id, user id, whether the account is a bot."
								+ " Add --api-id N --user-id N --bot true|false.",
						List.of("convert", Golden.TELETHON_STRING, "-", "--to", "pyrogram-string")),
				arguments(1, "user id", List.of("convert", rich(), "out", "--to", "telethon-sqlite", "--user-id", "5")),
				arguments(2, "The format after --to is unknown", List.of("convert", rich(), "out", "--to", "telethon")),
				arguments(2, "cannot go to standard output",
						List.of("convert", rich(), "-", "--to", "telethon-sqlite")),
				arguments(2, "There is no option --force",
						List.of("convert", rich(), "out", "--to", "telethon-sqlite", "--force")),
				arguments(2, "OUT is no file name; it looks like a session string",
						List.of("convert", rich(), Golden.TELETHON_STRING, "--to", "telethon-string")),
				arguments(2, "The first argument is no command", List.of(Golden.TELETHON_STRING)));
	}

	@Test
	void aStringThatIsTooLongIsRefused() throws Exception {
		Path input = Files.writeString(this.base.resolve("input"), "1" + "A".repeat(5_000_000));
		Result piped = run(input, List.of("convert", "-", "-", "--to", "telethon-string"));
		assertThat(piped.exitCode()).isEqualTo(1);
		assertThat(piped.errors()).contains("longer than every session string").doesNotContain("AAAA").hasLineCount(1);
		Result file = run(List.of("convert", input.toString(), "-", "--to", "telethon-string"));
		assertThat(file.exitCode()).isEqualTo(1);
		assertThat(file.errors()).contains("longer than every session string").doesNotContain("AAAA").hasLineCount(1);
		assertThat(piped.output() + file.output()).isEmpty();
	}

	@Test
	void aFileThatExistsIsReplacedOnlyWhenAskedTo() throws Exception {
		Path out = Files.writeString(this.working.resolve("out"), "precious");
		List<String> arguments = List.of("convert", rich(), "out", "--to", "telethon-string");
		Result refused = run(arguments);
		assertThat(refused.exitCode()).isEqualTo(1);
		assertThat(refused.errors()).hasLineCount(1)
			.startsWith("Cannot write out: it exists already; add --overwrite to replace it, or name another file.");
		assertThat(refused.output()).isEmpty();
		assertThat(out).hasContent("precious");

		Result replaced = run(with(new String[] { "--overwrite" }, arguments.toArray(String[]::new)));
		assertThat(replaced.exitCode()).isZero();
		assertThat(out).hasContent(Golden.TELETHON_STRING + "\n");
		assertThat(names()).containsExactly("out");
	}

	@Test
	void aNewerFileIsReadWhenAskedTo() throws Exception {
		Result result = run(List.of("inspect", Golden.file("v9-future.session").toString(), "--accept-newer"));
		assertThat(result.errors()).isEmpty();
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).contains("version 9");
	}

	private static String rich() {
		return Golden.file("rich.session").toString();
	}

	private static List<String> with(String[] options, String... arguments) {
		return Stream.concat(Arrays.stream(arguments), Arrays.stream(options)).toList();
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.working)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private Result run(List<String> arguments) throws Exception {
		return run(null, arguments);
	}

	private Result run(@Nullable Path input, List<String> arguments) throws Exception {
		return run(input, List.of(SampleApplication.class.getName()), arguments);
	}

	private Result run(@Nullable Path input, List<String> main, List<String> arguments) throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Djava.io.tmpdir=" + this.temporary);
		command.add("-Xlog:class+load:file=" + this.base.resolve("classes"));
		command.add("-cp");
		command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		command.addAll(main);
		command.addAll(arguments);
		Path output = this.base.resolve("output");
		Path errors = this.base.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.working.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		if (input != null) {
			builder.redirectInput(input.toFile());
		}
		long start = System.nanoTime();
		Process process = builder.start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		return new Result(process.exitValue(), Files.readString(output), Files.readString(errors),
				Duration.ofNanos(System.nanoTime() - start));
	}

	private record Result(int exitCode, String output, String errors, Duration duration) {

	}

}
