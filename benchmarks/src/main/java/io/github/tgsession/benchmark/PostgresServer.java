package io.github.tgsession.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A PostgreSQL of our own, for the time of a whole run: its forks find it by a system
 * property.
 */
final class PostgresServer implements AutoCloseable {

	/**
	 * Where the server is.
	 */
	static final String PROPERTY = "benchmark.postgres.port";

	private static final String ADMINISTRATION = "postgres";

	private final EmbeddedPostgres server;

	private PostgresServer(EmbeddedPostgres server) {
		this.server = server;
	}

	/**
	 * Starts a server.
	 * @return the server, null if it cannot run here
	 */
	static @Nullable PostgresServer start() {
		LoggingSystem.get(PostgresServer.class.getClassLoader()).setLogLevel("io.zonky.test", LogLevel.ERROR);
		try {
			PostgresServer started = new PostgresServer(EmbeddedPostgres.builder()
				.setServerConfig("shared_buffers", "1GB")
				.setServerConfig("maintenance_work_mem", "512MB")
				.setServerConfig("max_wal_size", "8GB")
				.start());
			System.setProperty(PROPERTY, Integer.toString(started.server.getPort()));
			return started;
		}
		catch (IOException | RuntimeException ex) {
			System.out.println("ColdPostgresBenchmark is left out: no PostgreSQL starts here. It does not run as root; "
					+ "root needs the program 'unshare' and the right to use it. Cause: " + ex);
			return null;
		}
	}

	/**
	 * What JVMs need to find the server.
	 */
	String jvmArgument() {
		return "-D" + PROPERTY + "=" + this.server.getPort();
	}

	@Override
	public void close() throws IOException {
		System.clearProperty(PROPERTY);
		this.server.close();
	}

	/**
	 * Has a database made, unless it is there already.
	 * @return its URL
	 */
	static String database(String name, Filling filling) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(ADMINISTRATION));
				Statement statement = connection.createStatement()) {
			if (statement.executeQuery("select from pg_database where datname = '" + name + "'").next()) {
				return url(name);
			}
			String unfinished = name + "_unfinished";
			statement.execute("create database " + unfinished);
			try (Connection filled = DriverManager.getConnection(url(unfinished))) {
				filling.fill(filled);
			}
			statement.execute("alter database " + unfinished + " rename to " + name);
			return url(name);
		}
	}

	private static String url(String database) {
		return "jdbc:postgresql://localhost:" + System.getProperty(PROPERTY) + "/" + database + "?user=postgres";
	}

	/**
	 * Fills a new database.
	 */
	interface Filling {

		void fill(Connection connection) throws SQLException;

	}

}
