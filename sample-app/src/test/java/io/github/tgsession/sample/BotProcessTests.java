package io.github.tgsession.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the sample as a process of its own: killed, stopped and started again.
 */
class BotProcessTests {

	private static final Pattern UPDATE = Pattern.compile("(?m)^[0-9:.]+ +(\\d+)/79  .*$");

	private static final Pattern RESTORED = Pattern.compile("stopped after update (\\d+) of 79");

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "default", "sqlite" })
	void aKilledBotGoesOnWithTheNextUpdateAndHasLostNothing(String profile) throws Exception {
		Path firstLog = this.directory.resolve("first.log");
		Process first = start(firstLog, "--spring.profiles.active=" + profile, "--sample.pace=20ms");
		try {
			awaitUpdates(firstLog, first, 20);
		}
		finally {
			first.destroyForcibly().waitFor();
		}
		List<Integer> handledFirst = handled(firstLog);
		assertThat(read(firstLog)).doesNotContain("updates are handled");

		Path secondLog = this.directory.resolve("second.log");
		Process second = start(secondLog, "--spring.profiles.active=" + profile, "--sample.pace=0");
		try {
			assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			second.destroyForcibly().waitFor();
		}
		String log = read(secondLog);
		assertThat(second.exitValue()).as(log).isZero();
		Matcher restored = RESTORED.matcher(log);
		assertThat(restored.find()).as(log).isTrue();
		int position = Integer.parseInt(restored.group(1));
		// The kill may have come between an update and its line in the log.
		int last = handledFirst.get(handledFirst.size() - 1);
		assertThat(position).isBetween(last, last + 1);
		assertThat(handled(secondLog)).startsWith(position, position + 1).endsWith(79);
		assertThat(log.lines().filter((line) -> line.contains("not done again"))).hasSize(1);
		assertThat(log).contains("Restored the login: data centre 2 at 192.0.2.2, key id 204a02a7477f50a9")
			.contains("The session now knows 48 peers, 5 positions, 4 sent files")
			.doesNotContain("SOMETHING IS WRONG");
		assertThat(log.lines().filter((line) -> line.endsWith("None is lost, none is counted twice."))).hasSize(2);
	}

	@Test
	void aSecondBotOnTheSameFileIsToldWhyItCannotStart() throws Exception {
		Path firstLog = this.directory.resolve("first.log");
		Path secondLog = this.directory.resolve("second.log");
		Process first = start(firstLog, "--sample.pace=1h");
		try {
			awaitLine(firstLog, first, "Each line is one update");
			Process second = start(secondLog);
			try {
				assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				second.destroyForcibly().waitFor();
			}
			assertThat(second.exitValue()).isEqualTo(1);
			assertThat(read(secondLog)).contains("The database file is in use by another process.")
				.doesNotContain("\tat ");
		}
		finally {
			first.destroyForcibly().waitFor();
		}
	}

	@Test
	void aSecondBotOnOneDatabaseTakesOverAndGoesOnWhereTheFirstWas() throws Exception {
		Path firstLog = this.directory.resolve("first.log");
		Path secondLog = this.directory.resolve("second.log");
		Process first = start(firstLog, "--spring.profiles.active=sqlite", "--sample.pace=1s");
		try {
			awaitUpdates(firstLog, first, 2);
			Process second = start(secondLog, "--spring.profiles.active=sqlite", "--sample.pace=0");
			try {
				assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				second.destroyForcibly().waitFor();
			}
			assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			first.destroyForcibly().waitFor();
		}
		assertThat(first.exitValue()).as(read(firstLog)).isZero();
		int last = handled(firstLog).get(handled(firstLog).size() - 1);
		assertThat(read(firstLog)).contains("Disconnected after update " + last)
			.contains("Another process has taken the session over");
		assertThat(read(secondLog)).contains("is held by process " + first.pid())
			.contains("goes on with update " + (last + 1))
			.contains("All 79 updates are handled.")
			.doesNotContain("SOMETHING IS WRONG")
			.doesNotContain("ERROR");
	}

	@Test
	void aBotThatStandsByBeginsWhenTheFirstHasEnded() throws Exception {
		Path firstLog = this.directory.resolve("first.log");
		Path secondLog = this.directory.resolve("second.log");
		Process first = start(firstLog, "--spring.profiles.active=sqlite", "--sample.pace=1s");
		try {
			awaitUpdates(firstLog, first, 2);
			Process second = start(secondLog, "--spring.profiles.active=sqlite", "--sample.pace=0",
					"--telegram.session.lease.mode=standby");
			try {
				awaitLine(secondLog, second, "This one stands by");
				first.destroyForcibly().waitFor();
				assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				second.destroyForcibly().waitFor();
			}
			assertThat(second.exitValue()).as(read(secondLog)).isZero();
		}
		finally {
			first.destroyForcibly().waitFor();
		}
		assertThat(read(secondLog)).contains("All 79 updates are handled.").doesNotContain("SOMETHING IS WRONG");
	}

	@Test
	void aBotThatIsAskedToStopSaysWhereItGoesOn() throws Exception {
		Path log = this.directory.resolve("bot.log");
		Process bot = start(log, "--sample.pace=200ms");
		try {
			awaitUpdates(log, bot, 3);
			bot.destroy();
			assertThat(bot.waitFor(1, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			bot.destroyForcibly().waitFor();
		}
		assertThat(read(log)).contains("it goes on with update " + (handled(log).size() + 1) + ".")
			.doesNotContain("WARN")
			.doesNotContain("ERROR")
			.doesNotContain("Exception");
	}

	private static void awaitUpdates(Path log, Process process, int number) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(5))
			.failFast(() -> !process.isAlive())
			.until(() -> handled(log).size() >= number);
	}

	private static void awaitLine(Path log, Process process, String line) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.failFast(() -> !process.isAlive())
			.until(() -> read(log).contains(line));
	}

	private Process start(Path log, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-cp");
		command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		command.add(SampleApplication.class.getName());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
	}

	private static List<Integer> handled(Path log) {
		return UPDATE.matcher(read(log)).results().map((line) -> Integer.valueOf(line.group(1))).toList();
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
