package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * Opens SQLite files of others without leaving a trace in them or beside them, whoever
 * else has them open.
 */
final class SqliteOpening {

	/**
	 * How long a lock of another program is waited for, in milliseconds.
	 */
	private static final int BUSY_TIMEOUT = 5_000;

	/**
	 * No value of a session comes near to it; a file that claims more is refused before
	 * the memory is taken.
	 */
	private static final int MAX_VALUE_LENGTH = 1_000_000;

	private static final int COPY_ATTEMPTS = 20;

	private static final List<String> JOURNALS = List.of("-journal", "-wal");

	private static final List<String> PROTECTION = List.of("pragma trusted_schema=off", "pragma query_only=on",
			"pragma cell_size_check=on", "pragma temp_store=memory");

	private SqliteOpening() {
	}

	/**
	 * Opens a file for reading. No part of it is read but by SQLite, unless nobody in
	 * this process has it open: SQLite alone closes files so that this process keeps its
	 * locks.
	 * @param file a file with something in it
	 * @return the file, to be closed
	 * @throws NoDatabase if it is perhaps no database
	 * @throws TransferProblem if it cannot be read
	 */
	static SqliteFile open(Path file) throws NoDatabase {
		// One at a time: another one that looks at the same file would count as somebody
		// who has it open.
		synchronized (SqliteOpening.class) {
			try {
				return openOriginalOrCopy(file);
			}
			catch (SQLException ex) {
				TransferProblem problem = SqliteErrors.reading(ex);
				if (SqliteErrors.mayBeNoDatabase(ex)) {
					throw new NoDatabase(problem);
				}
				throw problem;
			}
			catch (IOException ex) {
				throw new TransferProblem(
						"it cannot be copied in order to be recovered (" + SessionReader.reason(ex) + ")", ex);
			}
			catch (LinkageError ex) {
				throw new NoDatabase(new TransferProblem(
						"reading a SQLite file needs org.xerial:sqlite-jdbc on the class path", ex));
			}
		}
	}

	private static SqliteFile openOriginalOrCopy(Path file) throws IOException, SQLException {
		boolean log = Files.exists(beside(file, "-wal"));
		if (log && !Files.exists(beside(file, "-shm"))) {
			return openCopy(file);
		}
		try {
			if (!log && wantsLog(file)) {
				// The last one who closes a database with a write-ahead log removes the
				// log, so nobody has it open, and SQLite need not create a log to read
				// it.
				FileStamp stamp = FileStamp.of(file);
				return new SqliteFile(connect(file, "mode=ro&immutable=1"), file, stamp, null);
			}
			return new SqliteFile(connect(file, "mode=ro&readonly_shm=1"), file, null, null);
		}
		catch (SQLException ex) {
			boolean journal = JOURNALS.stream().anyMatch((end) -> Files.exists(beside(file, end)));
			if (journal && SqliteErrors.needsRecovery(ex)) {
				return openCopy(file);
			}
			if (!journal && SqliteErrors.isDamage(ex) && !OwnDescriptors.include(file)) {
				SqliteHeader.requireComplete(file);
			}
			throw ex;
		}
	}

	/**
	 * Whether a file is of the kind for which SQLite would create a write-ahead log, even
	 * to read it. Without locks there can be no log, so then SQLite refuses the file
	 * before it creates one.
	 */
	private static boolean wantsLog(Path file) throws SQLException {
		try {
			connect(file, "mode=ro&nolock=1").close();
			return false;
		}
		catch (SQLException ex) {
			return SqliteErrors.cannotOpen(ex);
		}
	}

	/**
	 * What another program has left half done is put right in a copy.
	 */
	private static SqliteFile openCopy(Path file) throws IOException, SQLException {
		if (OwnDescriptors.include(file)) {
			throw new TransferProblem("it is a SQLite database that has to be copied in order to be read, which would"
					+ " break the locks that this process has on it; close it here first");
		}
		PrivateDirectory directory = PrivateDirectory.create();
		try {
			Path copy = copyOfOneMoment(file, directory);
			return new SqliteFile(connect(copy, "mode=rw"), copy, null, directory);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

	private static Path copyOfOneMoment(Path file, PrivateDirectory directory) throws IOException {
		for (int i = 0; i < COPY_ATTEMPTS; i++) {
			List<@Nullable FileStamp> before = stamps(file);
			Path copy = copy(file, directory, "copy");
			for (String end : JOURNALS) {
				Files.deleteIfExists(beside(copy, end));
				if (Files.exists(beside(file, end))) {
					copy(beside(file, end), directory, "copy" + end);
				}
			}
			if (before.equals(stamps(file))) {
				return copy;
			}
		}
		throw new TransferProblem("another program goes on writing to it; try again when it is idle");
	}

	private static Path copy(Path file, PrivateDirectory directory, String name) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			return directory.copy(stream, name);
		}
	}

	private static List<@Nullable FileStamp> stamps(Path file) throws IOException {
		return Arrays.asList(FileStamp.of(file), FileStamp.of(beside(file, "-journal")),
				FileStamp.of(beside(file, "-wal")));
	}

	static Path beside(Path file, String end) {
		return file.resolveSibling(file.getFileName() + end);
	}

	private static Connection connect(Path file, String parameters) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("open_mode", Integer.toString(parameters.startsWith("mode=rw") ? 0x42 : 0x41));
		properties.setProperty("busy_timeout", Integer.toString(BUSY_TIMEOUT));
		properties.setProperty("limit_length", Integer.toString(MAX_VALUE_LENGTH));
		Connection connection = JDBC.createConnection(url(file, parameters), properties);
		try (Statement statement = connection.createStatement()) {
			for (String pragma : PROTECTION) {
				statement.execute(pragma);
			}
			// Only a read shows whether the file has to be recovered first.
			statement.executeQuery("select 1 from sqlite_master limit 1").close();
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * The address of a file for the driver.
	 */
	static String url(Path file, String parameters) {
		StringBuilder url = new StringBuilder("jdbc:sqlite:file:");
		for (byte each : file.toAbsolutePath().toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
			char character = (char) Byte.toUnsignedInt(each);
			boolean plain = character < 0x80
					&& (Character.isLetterOrDigit(character) || "/._-:".indexOf(character) >= 0);
			url.append(plain ? String.valueOf(character) : String.format("%%%02X", (int) character));
		}
		return url.append('?').append(parameters).toString();
	}

	/**
	 * SQLite cannot do anything with a file. It is perhaps a text, and if it is a
	 * database, nobody in this process works on it.
	 */
	static final class NoDatabase extends Exception {

		private final TransferProblem problem;

		NoDatabase(TransferProblem problem) {
			super(problem);
			this.problem = problem;
		}

		/**
		 * What is wrong if it is a database nevertheless.
		 */
		TransferProblem problem() {
			return this.problem;
		}

	}

}
