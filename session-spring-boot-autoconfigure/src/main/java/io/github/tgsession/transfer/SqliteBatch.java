package io.github.tgsession.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

import org.jspecify.annotations.Nullable;

/**
 * Inserts rows into a table, many with one statement.
 */
final class SqliteBatch implements AutoCloseable {

	private static final int ROWS = 50;

	private final Connection connection;

	private final String head;

	private final String rowOfParameters;

	private final PreparedStatement full;

	private final @Nullable Object[] values;

	private int count;

	/**
	 * Prepares the inserts.
	 * @param connection the database
	 * @param table the table, with its columns in parentheses
	 * @param columns how many columns there are
	 */
	SqliteBatch(Connection connection, String table, int columns) throws SQLException {
		this.connection = connection;
		this.head = "insert into " + table + " values ";
		this.rowOfParameters = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
		this.full = connection.prepareStatement(statement(ROWS));
		this.values = new @Nullable Object[columns * ROWS];
	}

	private String statement(int rows) {
		return this.head + String.join(", ", Collections.nCopies(rows, this.rowOfParameters));
	}

	/**
	 * Inserts a row, sooner or later.
	 * @throws UncheckedSqlException if SQLite fails
	 */
	void add(@Nullable Object... row) {
		for (Object value : row) {
			this.values[this.count++] = value;
		}
		if (this.count == this.values.length) {
			try {
				execute(this.full);
			}
			catch (SQLException ex) {
				throw new UncheckedSqlException(ex);
			}
		}
	}

	private void execute(PreparedStatement statement) throws SQLException {
		for (int i = 0; i < this.count; i++) {
			statement.setObject(i + 1, this.values[i]);
		}
		statement.executeUpdate();
		this.count = 0;
	}

	/**
	 * Inserts the rows that are left.
	 */
	void flush() throws SQLException {
		if (this.count > 0) {
			int rows = this.count * ROWS / this.values.length;
			try (PreparedStatement rest = this.connection.prepareStatement(statement(rows))) {
				execute(rest);
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.full.close();
	}

	/**
	 * A failure of SQLite on its way through code that knows nothing of it.
	 */
	static final class UncheckedSqlException extends RuntimeException {

		private final SQLException reason;

		UncheckedSqlException(SQLException reason) {
			super(reason);
			this.reason = reason;
		}

		SQLException reason() {
			return this.reason;
		}

	}

}
