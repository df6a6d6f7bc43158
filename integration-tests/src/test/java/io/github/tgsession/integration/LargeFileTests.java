package io.github.tgsession.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a session file of any size needs little memory: a process with 256 MB
 * imports and converts one with a million entities.
 */
class LargeFileTests {

	private static final int ENTITIES = 1_000_000;

	/**
	 * Every fourth is a channel, others are users; 40 % have a username, of users 30 % a
	 * phone number. Hashes use all of their bits.
	 */
	private static final String ROWS = """
			with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
			insert into entities (id, hash, username, phone, name, date) select
			iif(i %% 4 = 0, -1000000000000 - i * 4001, i * 7919),
			((i * 2654435761) %% 4294967296 - 2147483648) * 2147483648 + i,
			iif(i %% 5 < 2, 'user_' || ((i * 2654435761) %% 4294967291), null),
			iif(i %% 4 <> 0 and i %% 10 < 3, 10000000000 + (i * 2654435761) %% 900000000000, null),
			'Person ' || ((i * 2654435761) %% 999983), 1600000000 + i
			from n""".formatted(ENTITIES);

	private static final String OURS = "select entity_id, access_hash, username, phone, name, seen_at"
			+ " from telegram_entity";

	private static final String THEIRS = "select id, hash, username, cast(phone as text), name, date * 1000"
			+ " from source.entities";

	private static final Pattern PROGRESS = Pattern.compile("Importing .*: ([\\d,]+) of 1,000,000 entities");

	@TempDir
	private static Path directory;

	private static Path file;

	@BeforeAll
	static void writeFile() throws SQLException {
		file = directory.resolve("large.session");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			for (String table : List.of("version (version integer primary key)",
					"sessions (dc_id integer primary key, server_address text, port integer, auth_key blob,"
							+ " takeout_id integer)",
					"entities (id integer primary key, hash integer not null, username text, phone integer, name text,"
							+ " date integer)",
					"sent_files (md5_digest blob, file_size integer, type integer, id integer, hash integer,"
							+ " primary key (md5_digest, file_size, type))",
					"update_state (id integer primary key, pts integer, qts integer, date integer, seq integer)")) {
				statement.execute("create table " + table);
			}
			statement.execute("insert into version values (7)");
			statement.execute(ROWS);
			try (PreparedStatement login = connection
				.prepareStatement("insert into sessions values (2, '149.154.167.51', 443, ?, null)")) {
				login.setBytes(1, KnownLogin.KEY.toByteArray());
				login.executeUpdate();
			}
		}
	}

	@Test
	void aMillionEntitiesAreImportedWithLittleMemory() throws Exception {
		Path database = directory.resolve("store.sqlite");
		importInto("jdbc:sqlite:" + database + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000");
		try (Connection connection = open(database); Statement statement = connection.createStatement()) {
			assertThat(count(statement, "telegram_entity")).isEqualTo(ENTITIES);
			assertThat(count(statement, "telegram_username"))
				.isEqualTo(count(statement, "source.entities where username is not null"));
			assertSameRows(statement, OURS, THEIRS);
		}
	}

	/**
	 * How many lines about progress there are depends on the machine: one every two
	 * seconds at the most.
	 */
	private static void importInto(String database) throws IOException, InterruptedException {
		long start = System.nanoTime();
		String output = run("import", file.toString(), database);
		long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
		assertThat(output).containsPattern("Imported .*1,000,000 entities.*" + KnownLogin.KEY.idAsHex());
		List<Integer> progress = PROGRESS.matcher(output)
			.results()
			.map((line) -> Integer.valueOf(line.group(1).replace(",", "")))
			.toList();
		assertThat(progress).isSorted().doesNotHaveDuplicates().hasSizeBetween((int) seconds / 20, (int) seconds / 2);
	}

	@Test
	void aMillionEntitiesAreConvertedWithLittleMemory() throws Exception {
		Path target = directory.resolve("converted.session");
		assertThat(run("convert", file.toString(), target.toString())).contains("Converting: 500,000 entities");
		try (Connection connection = open(target); Statement statement = connection.createStatement()) {
			assertThat(count(statement, "entities")).isEqualTo(ENTITIES);
			assertSameRows(statement, "select * from entities", "select * from source.entities");
		}
	}

	private static Connection open(Path database) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
		try (PreparedStatement attach = connection.prepareStatement("attach ? as source")) {
			attach.setString(1, file.toString());
			attach.execute();
		}
		return connection;
	}

	private static void assertSameRows(Statement statement, String one, String other) throws SQLException {
		assertThat(count(statement, "(" + one + " except " + other + ")")).isZero();
	}

	private static long count(Statement statement, String what) throws SQLException {
		try (ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private static String run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
						LargeFileApplication.class.getName()));
		command.addAll(List.of(arguments));
		Path output = directory.resolve(arguments[0] + ".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("Ended within ten minutes").isTrue();
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
			return Files.readString(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
