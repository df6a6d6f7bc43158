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

	private static final int HEADER_LENGTH = 100;

	private static final int READ_VERSION_OFFSET = 19;

	private static final List<String> JOURNALS = List.of("-journal", "-wal");

	private static final List<String> PROTECTION = List.of("pragma trusted_schema=off", "pragma query_only=on",
			"pragma cell_size_check=on", "pragma temp_store=memory");

	private SqliteOpening() {
	}

	/**
	 * Opens a file for reading.
	 * @param file a file that begins as a SQLite database does
	 * @return the file, to be closed
	 * @throws TransferProblem if it cannot be read
	 */
	static SqliteFile open(Path file) {
		try {
			return openOriginalOrCopy(file);
		}
		catch (SQLException ex) {
			throw SqliteErrors.reading(ex);
		}
		catch (IOException ex) {
			throw new TransferProblem("it cannot be copied in order to be recovered (" + SessionReader.reason(ex) + ")",
					ex);
		}
		catch (LinkageError ex) {
			throw new TransferProblem("reading a SQLite file needs org.xerial:sqlite-jdbc on the class path", ex);
		}
	}

	private static SqliteFile openOriginalOrCopy(Path file) throws IOException, SQLException {
		byte[] header = header(file);
		boolean log = Files.exists(beside(file, "-wal"));
		if (!log && !Files.exists(beside(file, "-journal"))) {
			requireComplete(header, Files.size(file));
		}
		if (!log && header[READ_VERSION_OFFSET] == 2) {
			// The last one who closes a database with a write-ahead log removes the log,
			// so nobody has it open, and SQLite need not create a log to read it.
			FileStamp stamp = FileStamp.of(file);
			return new SqliteFile(connect(file, "mode=ro&immutable=1"), file, stamp, null);
		}
		if (log && !Files.exists(beside(file, "-shm"))) {
			return openCopy(file);
		}
		try {
			return new SqliteFile(connect(file, "mode=ro&readonly_shm=1"), file, null, null);
		}
		catch (SQLException ex) {
			if (SqliteErrors.needsRecovery(ex)
					&& JOURNALS.stream().anyMatch((end) -> Files.exists(beside(file, end)))) {
				return openCopy(file);
			}
			throw ex;
		}
	}

	private static byte[] header(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] header = stream.readNBytes(HEADER_LENGTH);
			if (header.length < HEADER_LENGTH) {
				throw new TransferProblem("it is a SQLite database that breaks off after " + header.length + " bytes");
			}
			return header;
		}
	}

	/**
	 * SQLite itself notices missing pages only when it comes to need them.
	 */
	private static void requireComplete(byte[] header, long size) {
		int pageSize = Byte.toUnsignedInt(header[16]) << 8 | Byte.toUnsignedInt(header[17]);
		long pages = unsigned(header, 28);
		boolean pagesAreValid = unsigned(header, 24) == unsigned(header, 92);
		long expected = pages * ((pageSize == 1) ? 65_536 : pageSize);
		if (pagesAreValid && expected > size) {
			throw new TransferProblem("it is a SQLite database that breaks off: it has "
					+ String.format("%,d of %,d", size, expected) + " bytes");
		}
	}

	private static long unsigned(byte[] bytes, int offset) {
		long value = 0;
		for (int i = 0; i < Integer.BYTES; i++) {
			value = value << 8 | Byte.toUnsignedInt(bytes[offset + i]);
		}
		return value;
	}

	/**
	 * What another program has left half done is put right in a copy.
	 */
	private static SqliteFile openCopy(Path file) throws IOException, SQLException {
		PrivateDirectory directory = PrivateDirectory.create();
		try {
			Path copy = directory.path().resolve("copy");
			copyOfOneMoment(file, copy);
			return new SqliteFile(connect(copy, "mode=rw"), copy, null, directory);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

	private static void copyOfOneMoment(Path file, Path copy) throws IOException {
		for (int i = 0; i < COPY_ATTEMPTS; i++) {
			List<@Nullable FileStamp> before = stamps(file);
			Files.deleteIfExists(copy);
			Files.copy(file, copy);
			for (String end : JOURNALS) {
				Files.deleteIfExists(beside(copy, end));
				if (Files.exists(beside(file, end))) {
					Files.copy(beside(file, end), beside(copy, end));
				}
			}
			if (before.equals(stamps(file))) {
				return;
			}
		}
		throw new TransferProblem("another program goes on writing to it; try again when it is idle");
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

}
