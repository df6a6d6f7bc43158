package io.github.tgsession.jpa;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;

import io.github.tgsession.SessionStoreException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Tells failures apart: those that pass if tried again, those of a single row, and the
 * others.
 */
final class StoreFailures {

	/**
	 * MariaDB's changed row, MySQL's and MariaDB's lock time-out and deadlock, H2's lock
	 * time-out and concurrent update.
	 */
	private static final Set<Integer> PASSING_CODES = Set.of(1020, 1205, 1213, 50200, 90131);

	private static final Set<Integer> SQLITE_PASSING_CODES = Set.of(5, 6);

	private static final Set<Integer> SQLITE_ROW_CODES = Set.of(18, 19, 20);

	/**
	 * MySQL's and MariaDB's word for text that a column's character set does not have.
	 */
	private static final int INCORRECT_STRING = 1366;

	private StoreFailures() {
	}

	static boolean isPassing(Throwable failure) {
		if (failure instanceof TransientDataAccessException || failure instanceof DuplicateKeyException) {
			return true;
		}
		SQLException cause = sqlException(failure);
		if (cause == null) {
			return false;
		}
		if (isSqlite(cause)) {
			return SQLITE_PASSING_CODES.contains(cause.getErrorCode());
		}
		String state = state(cause);
		return PASSING_CODES.contains(cause.getErrorCode()) || state.startsWith("40") || state.equals("23505")
				|| state.equals("55P03");
	}

	static boolean isOfRow(Throwable failure) {
		if (isPassing(failure)) {
			return false;
		}
		if (failure instanceof DataIntegrityViolationException) {
			return true;
		}
		SQLException cause = sqlException(failure);
		return cause != null
				&& (isSqlite(cause) ? SQLITE_ROW_CODES.contains(cause.getErrorCode()) : showsValues(cause));
	}

	static SessionStoreException translate(String what, Throwable failure) {
		SQLException cause = sqlException(failure);
		String answer = (cause != null) ? "the database answered " + describe(cause) : "the database did not answer";
		return new SessionStoreException("Cannot " + what + ": " + answer
				+ "; check that it can be reached and that its tables are those of this version's schema script",
				(cause != null && (showsValues(cause) || isOfBatch(failure))) ? withoutValues(cause) : failure);
	}

	static String describe(Throwable failure) {
		SQLException cause = sqlException(failure);
		return (cause != null) ? "SQL state " + cause.getSQLState() + ", code " + cause.getErrorCode()
				: failure.getClass().getSimpleName();
	}

	/**
	 * Whether databases quote the values they refuse, which may be keys, in the message.
	 */
	private static boolean showsValues(SQLException cause) {
		String state = state(cause);
		return state.startsWith("22") || state.startsWith("23") || cause.getErrorCode() == INCORRECT_STRING;
	}

	/**
	 * Whether a batch has failed: PostgreSQL's driver then quotes the whole statement,
	 * with phone numbers and hashes, whatever the failure was.
	 */
	private static boolean isOfBatch(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BatchUpdateException) {
				return true;
			}
		}
		return false;
	}

	private static SQLException withoutValues(SQLException cause) {
		SQLException result = new SQLException(
				cause.getClass().getName() + ", its message left out because it may show stored values",
				cause.getSQLState(), cause.getErrorCode());
		result.setStackTrace(cause.getStackTrace());
		return result;
	}

	private static @Nullable SQLException sqlException(Throwable failure) {
		SQLException found = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sqlException) {
				// A batch's own exception says less than the one that it goes on with.
				SQLException next = sqlException.getNextException();
				found = (next != null) ? next : sqlException;
			}
		}
		return found;
	}

	private static boolean isSqlite(SQLException cause) {
		return cause.getClass().getName().startsWith("org.sqlite.");
	}

	private static String state(SQLException cause) {
		String state = cause.getSQLState();
		return (state != null) ? state : "";
	}

}
