package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Session files on which this very process works. It must not lose its locks by reading
 * them.
 */
class OwnLocksTests {

	private static final String ADD = "insert into entities values (5000, 5, 'new_one', null, 'New', 1700000000)";

	@TempDir
	Path directory;

	private Path file;

	@BeforeEach
	void copyFile() throws IOException {
		this.file = Files.copy(GoldenFiles.SESSIONS.resolve("v7.session"), this.directory.resolve("bot.session"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "truncate", "persist", "wal" })
	void readingLeavesTheLocksOfThisProcess(String journalMode) throws SQLException {
		try (OtherProcess other = OtherProcess.with(this.file);
				Connection own = SqliteScripts.connect(this.file);
				Statement statement = own.createStatement()) {
			other.run("pragma busy_timeout=0");
			statement.execute("pragma journal_mode=" + journalMode);
			statement.execute("begin immediate");
			statement.execute(ADD);
			assertThat(ReadSession.of(this.file).entities()).hasSize(6);
			assertLocked(other);
			statement.execute("commit");
			assertThat(ReadSession.of(this.file).entities()).hasSize(7);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void readingAtTheSameTimeLeavesTheLocksOfThisProcess(String journalMode) throws Exception {
		try (OtherProcess other = OtherProcess.with(this.file);
				Connection own = SqliteScripts.connect(this.file);
				Statement statement = own.createStatement()) {
			other.run("pragma busy_timeout=0");
			statement.execute("pragma journal_mode=" + journalMode);
			statement.execute("begin immediate");
			statement.execute(ADD);
			try (OpenedSession open = SessionReader.open(SessionSource.ofFile(this.file), TransferOptions.defaults())) {
				assertThat(readTwentyTimesAtOnce()).containsOnly(6);
				assertThat(open.entityCount()).isEqualTo(6);
			}
			assertLocked(other);
			statement.execute("commit");
		}
	}

	@Test
	void aFileThatHasToBeCopiedIsReadBySeveralAtTheSameTime() throws Exception {
		OtherProcess other = OtherProcess.with(this.file);
		other.run("pragma journal_mode=wal", ADD).crash();
		Files.delete(this.directory.resolve("bot.session-shm"));
		assertThat(readTwentyTimesAtOnce()).containsOnly(7);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFileThatWouldHaveToBeCopiedIsRefusedWhileThisProcessHasItOpen() throws SQLException {
		try (OtherProcess other = OtherProcess.with(this.file);
				Connection own = SqliteScripts.connect(this.file);
				Statement statement = own.createStatement()) {
			other.run("pragma busy_timeout=0");
			statement.execute("pragma locking_mode=exclusive");
			statement.execute("pragma journal_mode=wal");
			statement.execute(ADD);
			assertThat(this.directory.resolve("bot.session-shm")).doesNotExist();
			assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(this.file))
				.withMessage("Cannot read " + this.file + ": it is a SQLite database that has to be copied in order to"
						+ " be read, which would break the locks that this process has on it; close it here first");
			assertLocked(other);
			statement.execute("delete from entities");
		}
		assertThat(ReadSession.of(this.file).entities()).isEmpty();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whatThisProcessHasOpenIsKnown() throws IOException {
		assertThat(OwnDescriptors.include(this.file)).isFalse();
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.file);
		try (InputStream stream = Files.newInputStream(this.file)) {
			assertThat(stream.read()).isEqualTo('S');
			assertThat(OwnDescriptors.include(this.file)).isTrue();
			assertThat(OwnDescriptors.include(link)).isTrue();
		}
		assertThat(OwnDescriptors.include(this.file)).isFalse();
	}

	private static void assertLocked(OtherProcess other) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> other.run("begin immediate"))
			.withMessageContaining("database is locked");
	}

	private List<Integer> readTwentyTimesAtOnce() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			Callable<Integer> reading = () -> ReadSession.of(this.file).entities().size();
			List<Integer> sizes = new ArrayList<>();
			for (Future<Integer> each : executor.invokeAll(Stream.generate(() -> reading).limit(20).toList())) {
				sizes.add(each.get());
			}
			return sizes;
		}
		finally {
			executor.shutdown();
		}
	}

}
