package io.github.tgsession.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Inserts many rows through plain JDBC, as one would write it by hand for speed.
 */
final class Batch {

	private static final int ROWS = 1_000;

	/**
	 * How many batches one transaction has: so many that the disk is seldom waited for.
	 */
	private static final int BATCHES = 50;

	private final Connection connection;

	private final PreparedStatement[] statements;

	private int rows;

	private int batches;

	Batch(Connection connection, PreparedStatement... statements) {
		this.connection = connection;
		this.statements = statements;
	}

	/**
	 * Adds a row to the first statement.
	 */
	void add(Row row) {
		add(0, row);
		endRow();
	}

	/**
	 * Adds a row to a statement. {@link #endRow()} follows.
	 */
	void add(int statement, Row row) {
		try {
			row.set(this.statements[statement]);
			this.statements[statement].addBatch();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void endRow() {
		if (++this.rows % ROWS == 0) {
			try {
				execute();
				if (++this.batches % BATCHES == 0) {
					this.connection.commit();
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	void finish() throws SQLException {
		execute();
		this.connection.commit();
	}

	private void execute() throws SQLException {
		for (PreparedStatement statement : this.statements) {
			statement.executeBatch();
		}
	}

	/**
	 * Sets the values of a row.
	 */
	interface Row {

		void set(PreparedStatement statement) throws SQLException;

	}

}
