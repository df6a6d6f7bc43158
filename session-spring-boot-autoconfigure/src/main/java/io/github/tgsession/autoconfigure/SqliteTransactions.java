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
		// Not the current mode, which is null as soon as a transaction has ended.
		TransactionMode mode = connection.unwrap(SQLiteConnection.class).getConnectionConfig().getTransactionMode();
		return mode == TransactionMode.IMMEDIATE || mode == TransactionMode.EXCLUSIVE;
	}

}
