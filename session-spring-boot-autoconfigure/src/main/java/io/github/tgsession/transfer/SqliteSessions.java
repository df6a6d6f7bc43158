package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.sqlite.JDBC;

/**
 * All formats of SQLite files.
 */
final class SqliteSessions {

	private static final List<FileFormat> FORMATS = List.of(new PyrogramFile(), new TelethonFile());

	/**
	 * Nobody else knows of the file yet, and a file that is not complete is deleted.
	 */
	private static final List<String> NEW_FILE = List.of("pragma journal_mode=off", "pragma synchronous=off",
			"pragma locking_mode=exclusive", "pragma temp_store=memory");

	private static final int SHOWN_TABLES = 5;

	/**
	 * Other names are not repeated: they may hold anything.
	 */
	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

	private SqliteSessions() {
	}

	/**
	 * Opens a session file of any library.
	 * @param path a file with something in it
	 * @param options how doubtful content is treated
	 * @return the session, to be closed
	 * @throws SqliteOpening.NoDatabase if it is perhaps no database
	 * @throws TransferProblem if it cannot be read
	 */
	static OpenedSession open(Path path, TransferOptions options) throws SqliteOpening.NoDatabase {
		SqliteFile file = SqliteOpening.open(path);
		try {
			return read(file, options);
		}
		catch (SQLException ex) {
			file.close();
			throw SqliteErrors.reading(ex);
		}
		catch (RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	private static OpenedSession read(SqliteFile file, TransferOptions options) throws SQLException {
		for (FileFormat format : FORMATS) {
			if (format.recognises(file)) {
				return format.read(file, options);
			}
		}
		throw new TransferProblem("it is a SQLite database but no session: it should have the tables 'sessions' and"
				+ " 'entities' (Telethon) or 'sessions' and 'peers' (Pyrogram, Kurigram), and it has "
				+ describe(file.tableNames()));
	}

	private static String describe(List<String> tables) {
		if (tables.isEmpty()) {
			return "no table";
		}
		List<String> plain = tables.stream().filter((name) -> PLAIN_NAME.matcher(name).matches()).toList();
		String shown = plain.stream()
			.limit(SHOWN_TABLES)
			.map((name) -> "'" + name + "'")
			.collect(Collectors.joining(", "));
		int others = tables.size() - Math.min(plain.size(), SHOWN_TABLES);
		if (shown.isEmpty()) {
			return TransferProgress.count(others, "table", "tables") + " with unusual names";
		}
		return shown + ((others > 0) ? " and " + TransferProgress.count(others, "other", "others") : "");
	}

	/**
	 * Writes a session into a file.
	 * @param file an empty file
	 * @param format the format
	 * @param login has all that the format needs
	 * @param session the rest
	 * @param progress counts what passes
	 * @throws IOException if the file cannot be written, with a clause that says why
	 * @throws TransferProblem if the session cannot be read
	 */
	static void write(Path file, SessionFormat format, Login login, OpenedSession session, TransferProgress progress)
			throws IOException {
		FileFormat writer = FORMATS.stream()
			.filter((each) -> each.formats().contains(format))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(format + " is no file"));
		try (Connection connection = JDBC.createConnection(SqliteOpening.url(file, "mode=rw"), new Properties());
				Statement statement = connection.createStatement()) {
			for (String pragma : NEW_FILE) {
				statement.execute(pragma);
			}
			connection.setAutoCommit(false);
			writer.write(connection, format, login, session, progress);
			connection.commit();
		}
		catch (SQLException ex) {
			throw SqliteErrors.writing(ex);
		}
		catch (SqliteBatch.UncheckedSqlException ex) {
			throw SqliteErrors.writing(ex.reason());
		}
		catch (LinkageError ex) {
			throw new NewFile.Unwritable("writing a SQLite file needs org.xerial:sqlite-jdbc on the class path", ex);
		}
	}

}
