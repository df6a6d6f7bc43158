package io.github.tgsession.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL that all tests of a JVM share, each with a database of its own. It ends
 * with the JVM.
 */
final class PostgresServer {

	private static final String USER = "postgres";

	private final EmbeddedPostgres server;

	private PostgresServer() {
		try {
			this.server = EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a database.
	 * @return its JDBC URL, with the user
	 */
	static String newDatabase() {
		EmbeddedPostgres server = Holder.INSTANCE.server;
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + name);
		return server.getJdbcUrl(USER, name);
	}

	private static final class Holder {

		private static final PostgresServer INSTANCE = new PostgresServer();

	}

}
