package io.github.tgsession.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Advises when the tables of Telegram sessions do not exist, or when Hibernate finds with
 * {@code ddl-auto=validate} that they lack something.
 */
class MissingTablesFailureAnalyzer implements FailureAnalyzer {

	private static final String ADVICE = "Set 'telegram.session.jpa.initialize-schema' to 'always' "
			+ "(its default, 'embedded', creates tables in in-memory H2, HSQLDB and Derby databases only, "
			+ "not in H2 files or SQLite), or create the tables with the migration tool of the application: "
			+ "the scripts are 'io/github/tgsession/jpa/schema-*.sql' in session-spring-boot-autoconfigure.jar.";

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = MissingTables.messageOf(cause);
			if (!message.contains("telegram_")) {
				continue;
			}
			if (MissingTables.isSaidBy(cause)) {
				return new FailureAnalysis("The tables of Telegram sessions are not in the database.", ADVICE, failure);
			}
			if (message.contains("missing table") || message.contains("missing column")) {
				return new FailureAnalysis(
						"Hibernate misses tables or columns of Telegram sessions: "
								+ "they were never created, or they are of an older version.",
						ADVICE + " 'always' brings older tables up to date too; the scripts for that are "
								+ "'io/github/tgsession/jpa/migration/<version>/*.sql', "
								+ "from the version after the last one in the table 'telegram_schema'.",
						failure);
			}
		}
		return null;
	}

}
