package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A SQLite file, open for reading only. Its content is not trusted. For one thread at a
 * time.
 */
final class SqliteFile implements AutoCloseable {

	private static final int MAX_TABLES = 1_000;

	/**
	 * No row of a table takes less.
	 */
	private static final int MIN_BYTES_OF_ROW = 4;

	private static final List<String> ROW_IDS = List.of("rowid", "_rowid_", "oid");

	private final Connection connection;

	private final Path path;

	private final @Nullable FileStamp stamp;

	private final @Nullable PrivateDirectory copy;

	/**
	 * Takes over a connection.
	 * @param connection the connection, closed with this
	 * @param path what it reads
	 * @param stamp how the file has to stay while it is read without locks; null if it is
	 * read with locks
	 * @param copy where a copy is, deleted with this; null if the file itself is read
	 */
	SqliteFile(Connection connection, Path path, @Nullable FileStamp stamp, @Nullable PrivateDirectory copy) {
		this.connection = connection;
		this.path = path;
		this.stamp = stamp;
		this.copy = copy;
	}

	/**
	 * The names of tables and views.
	 */
	List<String> tableNames() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(
				"select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' limit "
						+ MAX_TABLES);
				ResultSet results = statement.executeQuery()) {
			List<String> names = new ArrayList<>();
			while (results.next()) {
				String name = results.getString(1);
				if (name != null) {
					names.add(name);
				}
			}
			return names;
		}
	}

	/**
	 * Finds a table.
	 * @param name the name, in lower case
	 * @return the table, null if there is none
	 * @throws TransferProblem if there is something else of that name
	 */
	@Nullable SqliteTable table(String name) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select type, wr from pragma_table_list where schema = 'main' and lower(name) = ?")) {
			statement.setString(1, name);
			try (ResultSet results = statement.executeQuery()) {
				if (!results.next()) {
					return null;
				}
				String type = results.getString(1);
				if (!"table".equals(type)) {
					throw new TransferProblem("it is a SQLite database in which '" + name
							+ "' is no table but a view or a virtual table, as no library makes it");
				}
				return describe(name, results.getInt(2) != 0);
			}
		}
	}

	private SqliteTable describe(String name, boolean withoutRowId) throws SQLException {
		Set<String> columns = new LinkedHashSet<>();
		Map<Integer, String> primaryKey = new TreeMap<>();
		try (PreparedStatement statement = this.connection
			.prepareStatement("select name, pk from pragma_table_info(?)")) {
			statement.setString(1, name);
			try (ResultSet results = statement.executeQuery()) {
				while (results.next()) {
					String column = results.getString(1).toLowerCase(Locale.ROOT);
					columns.add(column);
					if (results.getInt(2) > 0) {
						primaryKey.put(results.getInt(2), column);
					}
				}
			}
		}
		List<String> keyColumns = List.copyOf(primaryKey.values());
		if (withoutRowId) {
			return new SqliteTable(name, columns, keyColumns, false, keyColumns);
		}
		String rowId = ROW_IDS.stream().filter((each) -> !columns.contains(each)).findFirst().orElse(ROW_IDS.get(0));
		return new SqliteTable(name, columns, List.of(rowId), true, keyColumns);
	}

	/**
	 * How many rows a table has.
	 */
	long count(SqliteTable table) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select count(*) from (select 1 from " + table.quotedName() + " limit ?)")) {
			statement.setLong(1, maxRows());
			try (ResultSet results = statement.executeQuery()) {
				return results.next() ? results.getLong(1) : 0;
			}
		}
	}

	/**
	 * How many rows there can be. A damaged tree may show one page over and over again.
	 */
	long maxRows() {
		try {
			FileStamp log = FileStamp.of(SqliteOpening.beside(this.path, "-wal"));
			return (Files.size(this.path) + ((log != null) ? log.size() : 0)) / MIN_BYTES_OF_ROW;
		}
		catch (IOException ex) {
			throw new TransferProblem("it is gone or not readable any more", ex);
		}
	}

	PreparedStatement prepare(String sql) throws SQLException {
		return this.connection.prepareStatement(sql);
	}

	/**
	 * Reads several things of one moment. The file is locked against writers meanwhile.
	 */
	void inOneTransaction(Reading reading) throws SQLException {
		this.connection.setAutoCommit(false);
		try {
			reading.read();
			requireUnchanged();
		}
		finally {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
	}

	/**
	 * Makes sure that what has been read is of one moment.
	 * @throws TransferProblem if it may not be
	 */
	void requireUnchanged() {
		if (this.stamp == null) {
			return;
		}
		try {
			if (!this.stamp.equals(FileStamp.of(this.path))) {
				throw new TransferProblem("another program has written to it meanwhile; try again when it is idle");
			}
		}
		catch (IOException ex) {
			throw new TransferProblem("it is gone or not readable any more", ex);
		}
	}

	@Override
	public void close() {
		try (PrivateDirectory directory = this.copy) {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw SqliteErrors.reading(ex);
		}
	}

	/**
	 * Reads from the file.
	 */
	interface Reading {

		void read() throws SQLException;

	}

}
