package io.github.tgsession.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;

import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * Asks the SQLite driver, which is loaded only if it is there.
 */
final class SqliteTransactions {

	private SqliteTransactions() {
	}

	static boolean areImmediate(Connection connection) throws SQLException {
		if (!connection.isWrapperFor(SQLiteConnection.class)) {
			return true;
		}
		TransactionMode mode = connection.unwrap(SQLiteConnection.class).getCurrentTransactionMode();
		return mode == TransactionMode.IMMEDIATE || mode == TransactionMode.EXCLUSIVE;
	}

}
