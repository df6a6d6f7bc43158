package io.github.tgsession.jpa.sql;

import java.sql.Connection;
import java.sql.SQLException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A limit for how long a connection is silent, until the transaction at hand has ended.
 */
final class NetworkTimeout implements TransactionSynchronization {

	private static final Log logger = LogFactory.getLog(NetworkTimeout.class);

	private final Connection connection;

	private final int before;

	private NetworkTimeout(Connection connection, int before) {
		this.connection = connection;
		this.before = before;
	}

	/**
	 * Sets the limit.
	 * @return whether the driver knows such a thing
	 */
	static boolean set(Connection connection, int millis) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return false;
		}
		try {
			// Not the one at hand, which is good for the time of a callback only.
			Connection lasting = connection.unwrap(Connection.class);
			NetworkTimeout timeout = new NetworkTimeout(lasting, lasting.getNetworkTimeout());
			lasting.setNetworkTimeout(Runnable::run, millis);
			TransactionSynchronizationManager.registerSynchronization(timeout);
			return true;
		}
		catch (SQLException | AbstractMethodError | UnsupportedOperationException ex) {
			logger.trace("The driver cannot limit how long a connection is silent", ex);
			return false;
		}
	}

	@Override
	public void afterCompletion(int status) {
		try {
			if (!this.connection.isClosed()) {
				this.connection.setNetworkTimeout(Runnable::run, this.before);
			}
		}
		catch (SQLException ex) {
			logger.debug("A connection keeps its limit, as it seems to be broken", ex);
		}
	}

}
