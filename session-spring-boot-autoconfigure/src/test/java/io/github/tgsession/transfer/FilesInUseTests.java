package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Session files that somebody else has open, or had open when it broke off. Nothing is
 * left in them or beside them.
 */
class FilesInUseTests {

	private static final String ADD = "insert into entities values (5000, 5, 'new_one', null, 'New', 1700000000)";

	/**
	 * More than the page cache holds, so that a part of it is written before the commit.
	 */
	private static final String REWRITE = "update entities set name = hex(zeroblob(20000)), hash = 0";

	@TempDir
	Path directory;

	private Path file;

	@BeforeEach
	void copyFile() throws IOException {
		this.file = Files.copy(GoldenFiles.SESSIONS.resolve("v7.session"), this.directory.resolve("bot.session"));
	}

	@Test
	void aFileIsReadWhileAnotherProcessIsInTheMiddleOfAWrite() {
		try (OtherProcess other = OtherProcess.with(this.file)) {
			other.run("begin immediate", ADD);
			assertThat(readUnchanged().entities()).hasSize(6);
			other.run("commit");
			assertThat(readUnchanged().entities()).hasSize(7);
		}
	}

	@Test
	void aFileWithWriteAheadLogIsReadWhileAnotherProcessIsInTheMiddleOfAWrite() {
		try (OtherProcess other = OtherProcess.with(this.file)) {
			other.run("pragma journal_mode=wal", ADD, "begin immediate", "delete from entities where id <> 5000");
			assertThat(this.directory.resolve("bot.session-wal")).isNotEmptyFile();
			assertThat(readUnchanged().entities()).hasSize(7);
			other.run("commit");
			assertThat(readUnchanged().entities()).hasSize(1);
		}
	}

	@Test
	void anotherProcessCanWriteWhileEntitiesAreHandedOver() {
		try (OtherProcess other = OtherProcess.with(this.file);
				OpenedSession session = SessionReader.open(SessionSource.ofFile(this.file),
						TransferOptions.defaults())) {
			other.run("pragma busy_timeout=0");
			session.forEachEntity((entity) -> other.run("update entities set date = 1700000000"));
			assertThat(ReadSession.of(this.file).entities()).extracting(EntityRow::seenAt)
				.containsOnly(1_700_000_000_000L);
		}
	}

	@Test
	void aClosedFileWithWriteAheadLogIsReadWithoutCreatingOne() {
		SqliteScripts.run(this.file, "pragma journal_mode=wal", ADD);
		assertThat(readUnchanged().entities()).hasSize(7);
	}

	@Test
	void aFileThatIsWrittenToWhileItIsReadWithoutLocksIsRefused() {
		SqliteScripts.run(this.file, "pragma journal_mode=wal", ADD);
		try (OpenedSession session = SessionReader.open(SessionSource.ofFile(this.file), TransferOptions.defaults())) {
			SqliteScripts.run(this.file, REWRITE);
			assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> session.forEachEntity((entity) -> {
			})).withMessage("another program has written to it meanwhile; try again when it is idle");
		}
	}

	@Test
	void aHotJournalIsRolledBackInACopy() {
		List<EntityRow> before = ReadSession.of(this.file).entities();
		OtherProcess other = OtherProcess.with(this.file);
		other.run("pragma cache_size=1", "begin immediate", REWRITE).crash();
		assertThat(this.directory.resolve("bot.session-journal")).isNotEmptyFile();
		assertThat(readUnchanged().entities()).isEqualTo(before);
	}

	@Test
	void whatACrashedProcessLeftInAWriteAheadLogIsRead() {
		OtherProcess other = OtherProcess.with(this.file);
		other.run("pragma journal_mode=wal", ADD).crash();
		assertThat(this.directory.resolve("bot.session-shm")).exists();
		assertThat(readUnchanged().entities()).hasSize(7);
	}

	@Test
	void aWriteAheadLogWithoutItsIndexIsRead() throws IOException {
		OtherProcess other = OtherProcess.with(this.file);
		other.run("pragma journal_mode=wal", ADD).crash();
		Files.delete(this.directory.resolve("bot.session-shm"));
		assertThat(readUnchanged().entities()).hasSize(7);
	}

	@Test
	void copiesAreDeletedWithTheSession() throws IOException {
		OtherProcess other = OtherProcess.with(this.file);
		other
			.run("pragma journal_mode=wal", "insert into entities values (5000, 5, '" + this.directory + "', 1, '', 1)")
			.crash();
		Files.delete(this.directory.resolve("bot.session-shm"));
		try (OpenedSession session = SessionReader.open(SessionSource.ofFile(this.file), TransferOptions.defaults())) {
			assertThat(session.entityCount()).isEqualTo(7);
			assertThat(copies()).hasSize(1);
		}
		assertThat(copies()).isEmpty();
	}

	/**
	 * The copies of this test's file.
	 */
	private List<Path> copies() {
		try (Stream<Path> directories = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return directories.filter((each) -> each.getFileName().toString().startsWith("telegram-session-"))
				.filter((each) -> contains(each.resolve("copy")) || contains(each.resolve("copy-wal")))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean contains(Path copy) {
		try {
			return Files.exists(copy)
					&& Files.readString(copy, StandardCharsets.ISO_8859_1).contains(this.directory.toString());
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void aLockedFileIsRefusedAfterAWhile() {
		try (OtherProcess other = OtherProcess.with(this.file)) {
			other.run("begin exclusive");
			assertThatExceptionOfType(SessionTransferException.class).isThrownBy(this::readUnchanged)
				.withMessage("Cannot read " + this.file
						+ ": another program has locked this SQLite database; try again when that has finished");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space.session", "100%.session", "a%20b.session", "what?mode=rwc.session",
			"hash#tag.session", "a&b=c;d.session", "Пётр 🐱.session", "quote'\".session", "+plus.session" })
	@DisabledOnOs(OS.WINDOWS)
	void everyNameIsPossible(String name) throws IOException {
		this.file = Files.move(this.file, this.directory.resolve(name));
		assertThat(readUnchanged().entities()).hasSize(6);
		SqliteScripts.run(Files.move(this.file, this.directory.resolve("plain")), "pragma journal_mode=wal");
		this.file = Files.move(this.directory.resolve("plain"), this.file);
		assertThat(readUnchanged().entities()).hasSize(6);
		Path target = this.directory.resolve("out " + name);
		new SessionConverter().convert(SessionSource.ofFile(this.file), SessionFormat.TELETHON_SQLITE, target,
				TransferOptions.defaults());
		assertThat(ReadSession.of(target).entities()).hasSize(6);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aReadOnlyDirectoryIsEnough() throws IOException {
		SqliteScripts.run(this.file, "pragma journal_mode=wal", ADD);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("r--r--r--"));
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			assertThat(readUnchanged().entities()).hasSize(7);
		}
		finally {
			Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFileThatMayNotBeReadIsRefused() throws IOException {
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("---------"));
		assumeThat(Files.isReadable(this.file)).as("the super-user may read everything").isFalse();
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(this.file))
			.withMessage("Cannot read " + this.file + ": this process has no permission to read it");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void symbolicLinksAreFollowedToTheFileAndItsJournal() throws IOException {
		OtherProcess other = OtherProcess.with(this.file);
		other.run("pragma journal_mode=wal", ADD).crash();
		Path link = Files.createSymbolicLink(this.directory.resolve("link.session"), this.file);
		assertThat(ReadSession.of(link).entities()).hasSize(7);
	}

	/**
	 * Reads the file and makes sure that its directory is as before.
	 */
	private ReadSession readUnchanged() {
		Map<String, String> before = contents();
		try {
			return ReadSession.of(this.file);
		}
		finally {
			assertThat(contents()).isEqualTo(before);
		}
	}

	private Map<String, String> contents() {
		Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path each : files.toList()) {
				contents.put(each.getFileName().toString(),
						Files.getLastModifiedTime(each) + " " + Arrays.hashCode(Files.readAllBytes(each)));
			}
			return contents;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
