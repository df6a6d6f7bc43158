package io.github.tgsession.integration.reliability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database with the settings that docs/reference.md asks for.
 *
 * @param kind what it is
 * @param url what the application is given
 */
record TestDatabase(Kind kind, String url) {

	static TestDatabase sqlite(Path directory, int busyTimeout) {
		return new TestDatabase(Kind.SQLITE, "jdbc:sqlite:" + directory.resolve("bot.db")
				+ "?journal_mode=WAL&busy_timeout=" + busyTimeout + "&synchronous=FULL");
	}

	static TestDatabase sqlite(Path directory) {
		return sqlite(directory, 20_000);
	}

	static TestDatabase h2(Path directory) {
		return new TestDatabase(Kind.H2,
				"jdbc:h2:file:" + directory.resolve("bot") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000");
	}

	static TestDatabase postgres(PostgresInstance server) {
		return new TestDatabase(Kind.POSTGRESQL, server.url());
	}

	/**
	 * The same SQLite file with one more setting.
	 */
	TestDatabase with(String setting) {
		return new TestDatabase(this.kind, this.url + "&" + setting);
	}

	/**
	 * Connects beside the application.
	 */
	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

	/**
	 * Opens the database, has it checked by its own means, and reads what is in it.
	 */
	StoredTraces open() throws SQLException {
		try (Connection connection = connect()) {
			if (this.kind == Kind.SQLITE) {
				try (Statement statement = connection.createStatement();
						ResultSet answer = statement.executeQuery("pragma integrity_check")) {
					assertThat(answer.next()).isTrue();
					assertThat(answer.getString(1)).isEqualTo("ok");
				}
			}
			return StoredTraces.read(connection);
		}
	}

	/**
	 * What can be tested without installation.
	 */
	enum Kind {

		/**
		 * In WAL mode.
		 */
		SQLITE,

		/**
		 * In a file.
		 */
		H2,

		/**
		 * A server of its own.
		 */
		POSTGRESQL

	}

}
