package io.github.tgsession.autoconfigure;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Advises when the tables of Telegram sessions do not exist.
 */
class MissingTablesFailureAnalyzer implements FailureAnalyzer {

	/**
	 * States of "no such table": PostgreSQL; MySQL, MariaDB and H2; H2's variants with a
	 * hint.
	 */
	private static final Set<String> STATES = Set.of("42P01", "42S02", "42S03", "42S04");

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
			if (isMissingTable(cause, message) && message.contains("telegram_")) {
				return new FailureAnalysis("The tables of Telegram sessions are not in the database.",
						"Set 'telegram.session.jpa.initialize-schema' to 'always' (its default, 'embedded', creates "
								+ "tables in in-memory H2, HSQLDB and Derby databases only, not in H2 files or SQLite), "
								+ "or create the tables with the migration tool of the application: the scripts are "
								+ "'io/github/tgsession/jpa/schema-*.sql' in session-spring-boot-autoconfigure.jar.",
						failure);
			}
		}
		return null;
	}

	private boolean isMissingTable(Throwable cause, String message) {
		if (cause instanceof SQLException sql && sql.getSQLState() != null && STATES.contains(sql.getSQLState())) {
			return true;
		}
		// SQLite, and Hibernate with ddl-auto=validate.
		return message.contains("no such table") || message.contains("missing table");
	}

}
