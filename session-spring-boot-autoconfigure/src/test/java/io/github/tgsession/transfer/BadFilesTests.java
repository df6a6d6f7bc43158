package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import io.github.tgsession.transfer.SessionTransferException.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that are no sessions, or damaged ones: one clear sentence each.
 */
class BadFilesTests {

	private static final String BROKEN_ROWS = "; rows that cannot be read are left out only if that is asked for";

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					odd-zero-bytes     | it is empty, so there is no session in it
					odd-truncated      | it is a SQLite database that breaks off: it has 10,000 of 40,960 bytes
					odd-short-auth-key | the Telethon session file, version 7, has an authorization key of 10 bytes where 256 belong
					""")
	void aFileThatIsNoSessionSaysWhy(String name, String message) {
		assertUnreadable(GoldenFiles.SESSIONS.resolve(name + ".session"), message);
	}

	@Test
	void aDatabaseThatIsNoSessionSaysWhatItHas() {
		String expected = "it is a SQLite database but no session: it should have the tables 'sessions' and 'entities'"
				+ " (Telethon) or 'sessions' and 'peers' (Pyrogram, Kurigram), and it has ";
		Path file = this.directory.resolve("other.db");
		assertUnreadable(SqliteScripts.run(file, "pragma user_version = 5"), expected + "no table");
		assertUnreadable(SqliteScripts.run(file, "create table \"secret\u001b[31m\" (a)"),
				expected + "1 table with unusual names");
		assertUnreadable(SqliteScripts.run(file, "create table orders (a)", "create view customers as select 1"),
				expected + "'orders', 'customers' and 1 other");
		assertUnreadable(SqliteScripts.run(file, "create table a (a)", "create table b (a)", "create table c (a)",
				"create table d (a)"), expected + "'orders', 'customers', 'a', 'b', 'c' and 2 others");
		assertUnreadable(SqliteScripts.run(file, "create table sessions (id, ip, started)"),
				expected + "'orders', 'customers', 'a', 'b', 'c' and 3 others");
	}

	@Test
	void aViewInPlaceOfATableIsRefused() {
		Path file = changed("alter table entities rename to mine", "create view entities as select * from mine");
		assertUnreadable(file, "it is a SQLite database in which 'entities' is no table but a view or a virtual table,"
				+ " as no library makes it");
	}

	@Test
	void aHeaderWithoutDatabaseIsRefused() throws IOException {
		byte[] bytes = Files.readAllBytes(GoldenFiles.SESSIONS.resolve("v7.session"));
		assertUnreadable(Files.write(this.directory.resolve("a"), Arrays.copyOf(bytes, 16)),
				"it is a SQLite database that breaks off after 16 bytes");
		assertUnreadable(Files.write(this.directory.resolve("b"), Arrays.copyOf(bytes, 100)),
				"it is a SQLite database that breaks off: it has 100 of 28,672 bytes");
	}

	@Test
	void anEncryptedFileIsRefused() throws IOException {
		byte[] bytes = new byte[300_000];
		new Random(1).nextBytes(bytes);
		assertUnreadable(Files.write(this.directory.resolve("a"), bytes),
				"it is no SQLite database (perhaps an encrypted one), and with 300,000 bytes longer than every session"
						+ " string");
	}

	@Test
	void damagedPagesAreRefused() throws IOException {
		Path file = Files.copy(GoldenFiles.SESSIONS.resolve("rich.session"), this.directory.resolve("a"));
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.seek(3 * 4096);
			access.write(new byte[4096]);
		}
		assertUnreadable(file, "it is a damaged SQLite database; the library that wrote it can perhaps repair it");
	}

	@Test
	void aPageOfTheTreeThatIsShownTwiceIsNoticed() throws IOException {
		Path file = changed("delete from entities",
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)"
						+ " insert into entities select i, i, null, null, 'name', null from n");
		int root = Integer
			.parseInt(SqliteScripts.strings(file, "select rootpage from sqlite_master where name = 'entities'").get(0));
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.seek((root - 1) * 4096L + 12);
			int firstCell = access.readUnsignedShort();
			int secondCell = access.readUnsignedShort();
			access.seek((root - 1) * 4096L + firstCell);
			int child = access.readInt();
			access.seek((root - 1) * 4096L + secondCell);
			access.writeInt(child);
		}
		assertUnreadable(file, "it is a damaged SQLite database: the rows of the table 'entities' are in disorder");
	}

	@Test
	void aValueThatIsTooLargeIsRefused() {
		assertUnreadable(changed("update entities set name = hex(zeroblob(1000000)) where id = 1000002"),
				"it is a SQLite database with a value that is too large for every session");
	}

	static Stream<Arguments> absurdValues() {
		return Stream.of(
				Arguments.of("update entities set hash = 1e30 where id = 1000002", "entities", 1000002, "hash",
						"a floating-point number where a 64-bit integer belongs"),
				Arguments.of("update entities set hash = 'secret' where id = 1000002", "entities", 1000002, "hash",
						"a text where a 64-bit integer belongs"),
				Arguments.of("update entities set date = 1e30 where id = 1000002", "entities", 1000002, "date",
						"a floating-point number where a time in seconds since 1970 belongs"),
				Arguments.of("update entities set date = 'today' where id = 1000002", "entities", 1000002, "date",
						"a text where a time in seconds since 1970 belongs"),
				Arguments.of("update entities set date = -1 where id = 1000002", "entities", 1000002, "date",
						"another integer where a time in seconds since 1970 belongs"),
				Arguments.of("update entities set phone = x'00' where id = 1000002", "entities", 1000002, "phone",
						"1 bytes where a phone number belongs"),
				Arguments.of("update entities set name = x'0102' where id = 1000002", "entities", 1000002, "name",
						"2 bytes where a text belongs"),
				Arguments.of("update sent_files set md5_digest = x'0102' where rowid = 1", "sent_files", 1,
						"md5_digest", "2 bytes where an MD5 digest of 16 bytes belongs"),
				Arguments.of("update sent_files set md5_digest = 'text' where rowid = 1", "sent_files", 1, "md5_digest",
						"a text where bytes belongs"),
				Arguments.of("update sent_files set type = 2 where rowid = 1", "sent_files", 1, "type",
						"another integer where an integer from 0 to 1 belongs"),
				Arguments.of("update sent_files set file_size = -1 where rowid = 1", "sent_files", 1, "file_size",
						"another integer where the size of a file belongs"),
				Arguments.of("update sent_files set hash = null where rowid = 1", "sent_files", 1, "hash",
						"nothing where a 64-bit integer belongs"),
				Arguments.of("update update_state set pts = 3000000000 where id = 0", "update_state", 0, "pts",
						"another integer where an integer from 0 to 2147483647 belongs"),
				Arguments.of("update update_state set date = 1e30 where id = 0", "update_state", 0, "date",
						"a floating-point number where a time in seconds since 1970 belongs"));
	}

	@ParameterizedTest
	@MethodSource("absurdValues")
	void anAbsurdValueIsRefusedByItsPlace(String change, String table, long row, String column, String what) {
		assertUnreadable(changed(change), "the Telethon session file, version 7, has in row " + row + " of the table '"
				+ table + "' in the column '" + column + "' " + what + BROKEN_ROWS);
	}

	@ParameterizedTest
	@MethodSource("absurdValues")
	void anAbsurdRowIsLeftOutIfThatIsAskedFor(String change, String table) {
		ReadSession session = ReadSession.of(changed(change), TransferOptions.defaults().withSkipUnreadableRows(true));
		assertThat(session.entities().size() + session.files().size() + session.updateStates().size()).isEqualTo(9);
		assertThat(session.notes())
			.containsExactly("1 row of the table '" + table + "' was left out: there are values that cannot be read");
	}

	@Test
	void aFileIsNotWrittenOfWhatCannotBeRead() {
		Path source = changed("update entities set hash = 1e30 where id = 1000002");
		Path target = this.directory.resolve("target.session");
		assertThatExceptionOfType(SessionTransferException.class)
			.isThrownBy(() -> new SessionConverter().convert(SessionSource.ofFile(source),
					SessionFormat.TELETHON_SQLITE, target, TransferOptions.defaults()))
			.withMessageStartingWith("Cannot read " + source + ": the Telethon session file, version 7, has in row");
		assertThat(target).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			dc_id = -1           | dc_id          | another integer where an integer from 0 to 99999
			port = 70000         | port           | another integer where an integer from 0 to 65535
			server_address = ' ' | server_address | a text where an IP address or a host name
			auth_key = 'secret'  | auth_key       | a text where bytes
			takeout_id = 'x'     | takeout_id     | a text where a 64-bit integer
			""")
	void anAbsurdLoginIsRefused(String change, String column, String what) {
		Path file = changed("update sessions set " + change);
		long row = change.startsWith("dc_id") ? -1 : 2;
		assertUnreadable(file, "the Telethon session file, version 7, has in row " + row
				+ " of the table 'sessions' in the column '" + column + "' " + what + " belongs");
		assertThatExceptionOfType(SessionTransferException.class)
			.isThrownBy(() -> ReadSession.of(file, TransferOptions.defaults().withSkipUnreadableRows(true)))
			.withMessageEndingWith(what + " belongs")
			.satisfies((ex) -> assertThat(ex.getRemedy()).isNull());
	}

	@Test
	void anAbsurdVersionIsRefusedWhateverIsAskedFor() {
		Path file = changed("create table copy as select 'secret' as version", "drop table version",
				"alter table copy rename to version");
		String message = "Cannot read " + file + ": the Telethon session file has in row 1 of the table 'version' in"
				+ " the column 'version' a text where an integer from -2147483648 to 2147483647 belongs";
		for (boolean skip : new boolean[] { false, true }) {
			assertThatExceptionOfType(SessionTransferException.class)
				.isThrownBy(() -> ReadSession.of(file, TransferOptions.defaults().withSkipUnreadableRows(skip)))
				.withMessage(message)
				.satisfies((ex) -> assertThat(ex.getRemedy()).isNull());
		}
	}

	@Test
	void anAbsurdOwnRowIsLeftOutIfThatIsAskedFor() {
		Path file = changed("insert or replace into entities values (0, 'secret', null, null, null, null)");
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(file))
			.withMessage("Cannot read " + file + ": the Telethon session file, version 7, has in row 0 of the table"
					+ " 'entities' in the column 'hash' a text where a 64-bit integer belongs" + BROKEN_ROWS)
			.satisfies((ex) -> assertThat(ex.getRemedy()).isEqualTo(Remedy.SKIP_UNREADABLE_ROWS));
		ReadSession session = ReadSession.of(file, TransferOptions.defaults().withSkipUnreadableRows(true));
		assertThat(session.identity().userId()).isNull();
		assertThat(session.entities()).hasSize(6);
		assertThat(session.notes())
			.containsExactly("1 row of the table 'entities' was left out: there are values that cannot be read");
	}

	@Test
	void theFirstVersionNeedsAnAddressOfTelegram() {
		Path file = SqliteScripts.copy(GoldenFiles.SESSIONS.resolve("v1-first.session"), this.directory,
				"update sessions set server_address = '10.0.0.1'");
		assertUnreadable(file, "the Telethon session file, version 1, does not say which data centre it belongs to,"
				+ " and its address is none of Telegram's");
	}

	@Test
	void aDirectoryAndAMissingFileAreRefused() {
		assertUnreadable(this.directory, "it is a directory; name the session file in it");
		assertUnreadable(this.directory.resolve("missing.session"), "there is no such file");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkToNothingIsRefused() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory.resolve("nothing"));
		assertUnreadable(link, "it is a symbolic link to a file that does not exist");
	}

	@Test
	void withoutTheDriverAFileSaysWhatIsMissing() throws Exception {
		URL[] classPath = { SessionConverter.class.getProtectionDomain().getCodeSource().getLocation() };
		try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
			Class<?> converter = loader.loadClass(SessionConverter.class.getName());
			Class<?> source = loader.loadClass(SessionSource.class.getName());
			Class<?> options = loader.loadClass(TransferOptions.class.getName());
			Object file = source.getMethod("ofFile", Path.class)
				.invoke(null, GoldenFiles.SESSIONS.resolve("v7.session"));
			assertThatExceptionOfType(InvocationTargetException.class)
				.isThrownBy(() -> converter.getMethod("inspect", source, options)
					.invoke(converter.getConstructor().newInstance(), file, options.getMethod("defaults").invoke(null)))
				.havingCause()
				.withMessage("Cannot read " + GoldenFiles.SESSIONS.resolve("v7.session")
						+ ": reading a SQLite file needs org.xerial:sqlite-jdbc on the class path");
		}
	}

	private Path changed(String... statements) {
		return SqliteScripts.copy(GoldenFiles.SESSIONS.resolve("v7.session"), this.directory, statements);
	}

	private static void assertUnreadable(Path file, String message) {
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(file))
			.withMessage("Cannot read " + file + ": " + message);
	}

}
