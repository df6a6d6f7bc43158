package io.github.tgsession.autoconfigure;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tgsession.jpa.sql.NativeStatements;

/**
 * The version of the tables, of which each step adds a row to {@code telegram_schema}.
 */
final class SchemaVersion {

	/**
	 * The version that the bundled scripts make.
	 */
	static final int CURRENT = 2;

	/**
	 * Null if there is no row, as in tables that Hibernate has made.
	 */
	static final String QUERY = "select max(version) from telegram_schema";

	private static final String MIGRATION = "io/github/tgsession/jpa/migration/%d/%s.sql";

	private SchemaVersion() {
	}

	/**
	 * Where a migration is on the classpath.
	 * @param version the version that it leads to
	 * @param platform the platform in the names of scripts
	 * @return the location
	 */
	static String migration(int version, String platform) {
		return MIGRATION.formatted(version, platform);
	}

	/**
	 * Refuses tables that this version of the library does not work with, before it has
	 * read or written anything there.
	 * @param statements runs statements on the database
	 */
	static void verify(NativeStatements statements) {
		int stored = (int) statements.count(QUERY);
		if (stored == 0 || stored == CURRENT) {
			return;
		}
		refuseNewer(stored);
		String platform = statements.platform().id();
		throw new InvalidSessionConfigurationException(
				"The tables of Telegram sessions are of version " + stored
						+ ", but this version of the library needs version " + CURRENT + ".",
				"Run " + IntStream.rangeClosed(stored + 1, CURRENT)
					.mapToObj((version) -> "'" + migration(version, platform) + "'")
					.collect(Collectors.joining(", then "))
						+ " from session-spring-boot-autoconfigure.jar with the migration tool of the application. "
						+ "Or set 'telegram.session.jpa.initialize-schema' to 'always', and leave "
						+ "'telegram.session.jpa.schema' at its default: then the library does it.");
	}

	/**
	 * Refuses tables that a later version of the library has made.
	 * @param stored the version of the tables
	 */
	static void refuseNewer(int stored) {
		if (stored > CURRENT) {
			throw new InvalidSessionConfigurationException(
					"The tables of Telegram sessions are of version " + stored
							+ ", but this version of the library knows versions up to " + CURRENT + " only.",
					"Update 'io.github.tgsession:session-spring-boot-starter' to the version that has made these "
							+ "tables, or give this application another database. Nothing has been changed.");
		}
	}

}
