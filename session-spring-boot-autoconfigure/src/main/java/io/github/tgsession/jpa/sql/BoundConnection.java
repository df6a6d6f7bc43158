package io.github.tgsession.jpa.sql;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcAccessor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection that the calling thread has for as long as a transaction lasts, be it
 * that of the database or, because a statement has run in it, that of something else.
 */
final class BoundConnection {

	private final @Nullable DataSource dataSource;

	BoundConnection(JdbcOperations jdbc) {
		DataSource used = (jdbc instanceof JdbcAccessor accessor) ? accessor.getDataSource() : null;
		// The proxy's connections are known under what it stands for.
		this.dataSource = (used instanceof TransactionAwareDataSourceProxy proxy) ? proxy.getTargetDataSource() : used;
	}

	/**
	 * Whether there is one. A statement that only finds out would fetch one, which would
	 * then be kept until the transaction ends.
	 */
	boolean isThere() {
		if (this.dataSource == null) {
			return TransactionSynchronizationManager.isSynchronizationActive();
		}
		return TransactionSynchronizationManager.getResource(this.dataSource) instanceof ConnectionHolder holder
				&& holder.getConnectionHandle() != null;
	}

}
