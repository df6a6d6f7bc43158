package io.github.tgsession.jpa.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The databases that have statements and a schema script of their own.
 *
 * @since 0.1.0
 */
public enum Platform {

	/**
	 * H2, in memory or in a file.
	 */
	H2,

	/**
	 * SQLite.
	 */
	SQLITE,

	/**
	 * PostgreSQL, and what speaks its protocol.
	 */
	POSTGRESQL,

	/**
	 * MySQL 8 and later.
	 */
	MYSQL,

	/**
	 * MariaDB.
	 */
	MARIADB;

	/**
	 * The platform in the form that the names of the schema scripts use.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Asks a database which one it is.
	 * @param connection a connection to it
	 * @return the platform
	 * @throws SQLException if it does not answer
	 * @throws IllegalStateException if there are no statements for it
	 */
	public static Platform of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String product = metaData.getDatabaseProductName();
		String version = String.valueOf(metaData.getDatabaseProductVersion()).toLowerCase(Locale.ROOT);
		return switch (product.toLowerCase(Locale.ROOT)) {
			case "h2" -> H2;
			case "sqlite" -> SQLITE;
			case "postgresql" -> POSTGRESQL;
			case "mariadb" -> MARIADB;
			// MySQL's driver says MySQL of a MariaDB server too.
			case "mysql" -> version.contains("mariadb") ? MARIADB : MYSQL;
			default -> throw new IllegalStateException("Telegram sessions cannot be stored in " + product
					+ ": use H2, SQLite, PostgreSQL, MySQL or MariaDB, or bring a SessionStore bean of your own");
		};
	}

	String nullSafeEquals() {
		return switch (this) {
			case H2, POSTGRESQL -> "is not distinct from";
			case SQLITE -> "is";
			case MYSQL, MARIADB -> "<=>";
		};
	}

	/**
	 * The clock of the database, the same for all who ask it.
	 * @return an expression for the milliseconds since 1970, as of the statement or
	 * shortly before
	 */
	public String currentMillis() {
		return switch (this) {
			case H2 -> "datediff('MILLISECOND', timestamp with time zone '1970-01-01 00:00:00+00', current_timestamp)";
			case SQLITE -> "cast(round((julianday('now') - 2440587.5) * 86400000) as integer)";
			case POSTGRESQL -> "cast(date_part('epoch', clock_timestamp()) * 1000 as bigint)";
			case MYSQL, MARIADB -> "cast(unix_timestamp(now(3)) * 1000 as signed)";
		};
	}

}
