package io.github.tgsession.autoconfigure;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes the databases' ways to say that there is no such table.
 */
final class MissingTables {

	/**
	 * PostgreSQL; MySQL, MariaDB and H2; H2's variants with a hint.
	 */
	private static final Set<String> STATES = Set.of("42P01", "42S02", "42S03", "42S04");

	private MissingTables() {
	}

	static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isSaidBy(cause)) {
				return true;
			}
		}
		return false;
	}

	static boolean isSaidBy(Throwable failure) {
		if (failure instanceof SQLException sql && sql.getSQLState() != null && STATES.contains(sql.getSQLState())) {
			return true;
		}
		// SQLite has no states.
		return messageOf(failure).contains("no such table");
	}

	static String messageOf(Throwable failure) {
		return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
	}

}
