package io.github.tgsession.autoconfigure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.util.ClassUtils;

/**
 * Warns when the settings of the database let go of what it has acknowledged. Looks once,
 * at start.
 */
class DurabilityCheck implements SmartInitializingSingleton {

	private static final boolean SQLITE_DRIVER = ClassUtils.isPresent("org.sqlite.SQLiteConnection",
			DurabilityCheck.class.getClassLoader());

	private static final int SQLITE_FULL = 2;

	private static final String URL = "the URL of its DataSource "
			+ "('spring.datasource.url', unless the application defines the DataSource).";

	private static final Log logger = LogFactory.getLog(DurabilityCheck.class);

	private final DataSource dataSource;

	private final DataSourcePoolMetadataProvider poolMetadata;

	DurabilityCheck(DataSource dataSource, DataSourcePoolMetadataProvider poolMetadata) {
		this.dataSource = dataSource;
		this.poolMetadata = poolMetadata;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try (Connection connection = this.dataSource.getConnection()) {
			switch (connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT)) {
				case "h2" -> checkH2(connection);
				case "sqlite" -> checkSqlite(connection);
				case "postgresql" -> checkPostgres(connection);
				case "mariadb", "mysql" -> checkInnoDb(connection);
				default -> logger.debug("Nothing to check on this database");
			}
		}
		catch (SQLException ex) {
			logger.debug("The durability of the database of Telegram sessions could not be checked", ex);
		}
	}

	private void checkH2(Connection connection) throws SQLException {
		if (query(connection, "call database_path()") == null) {
			return;
		}
		String delay = query(connection,
				"select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'");
		if (delay != null && !"0".equals(delay)) {
			logger.warn("The H2 file database of the Telegram sessions acknowledges commits up to " + delay
					+ " ms before they are on disk (WRITE_DELAY): a crash loses them, logins included. "
					+ "Append ';WRITE_DELAY=0' to " + URL);
		}
	}

	private void checkPostgres(Connection connection) throws SQLException {
		for (String setting : List.of("fsync", "synchronous_commit")) {
			if ("off".equals(query(connection, "show " + setting))) {
				logger.warn("PostgreSQL acknowledges commits of the Telegram sessions before they are on disk ('"
						+ setting + "' is off): a crash of the server loses them, logins included. Set '" + setting
						+ "' to on, for the server or for the user of the sessions.");
			}
		}
	}

	private void checkInnoDb(Connection connection) throws SQLException {
		String flush = query(connection, "select @@innodb_flush_log_at_trx_commit");
		if (flush != null && !"1".equals(flush)) {
			logger.warn("The database server acknowledges commits of the Telegram sessions before they are on disk "
					+ "('innodb_flush_log_at_trx_commit' is " + flush
					+ "): a crash loses them, logins included. Set it to 1 for the server.");
		}
	}

	private void checkSqlite(Connection connection) throws SQLException {
		String file = query(connection, "select file from pragma_database_list where name = 'main'");
		String synchronous = query(connection, "pragma synchronous");
		if (file != null && !file.isEmpty() && synchronous != null && Integer.parseInt(synchronous) < SQLITE_FULL) {
			logger.warn("The SQLite database of the Telegram sessions runs with a 'synchronous' weaker than FULL: "
					+ "a power failure loses acknowledged commits, logins included. " + "Set 'synchronous=FULL' in "
					+ URL);
		}
		DataSourcePoolMetadata pool = this.poolMetadata.getDataSourcePoolMetadata(this.dataSource);
		Integer connections = (pool != null) ? pool.getMax() : null;
		if (connections != null && connections > 1 && SQLITE_DRIVER && !SqliteTransactions.areImmediate(connection)) {
			logger.warn("The pool on the SQLite database of the Telegram sessions has up to " + connections
					+ " connections and transactions are not immediate: transactions that read before they write "
					+ "fail when two of them meet. Give its pool one connection "
					+ "('spring.datasource.hikari.maximum-pool-size=1'), " + "or set 'transaction_mode=IMMEDIATE' in "
					+ URL);
		}
	}

	private static @Nullable String query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			return result.next() ? result.getString(1) : null;
		}
	}

}
