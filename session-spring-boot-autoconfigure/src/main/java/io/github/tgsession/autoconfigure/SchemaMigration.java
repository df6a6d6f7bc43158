package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the tables of Telegram sessions to the current version, step by step. A step may
 * be tried again, whatever an earlier attempt or another node has done of it.
 */
class SchemaMigration {

	private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

	private static final String DUPLICATE_COLUMN = "42S21";

	/**
	 * MySQL has one SQL state for all that cannot be done, and numbers.
	 */
	private static final int MYSQL_DUPLICATE_KEY_NAME = 1061;

	private static final Log logger = LogFactory.getLog(SchemaMigration.class);

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transactions;

	private final UnaryOperator<String> rewriting;

	/**
	 * Create a migration.
	 * @param dataSource the database
	 * @param rewriting puts the application's table names into statements
	 */
	SchemaMigration(DataSource dataSource, UnaryOperator<String> rewriting) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.rewriting = rewriting;
	}

	/**
	 * Asks for the version of the tables.
	 * @return the version, null if there are no tables yet or not all of them
	 */
	@Nullable Integer storedVersion() {
		try {
			return this.jdbc.queryForObject(this.rewriting.apply(SchemaVersion.QUERY), Integer.class);
		}
		catch (DataAccessException ex) {
			if (MissingTables.isCauseOf(ex)) {
				return null;
			}
			throw ex;
		}
	}

	/**
	 * Makes the steps that are missing.
	 * @param stored the version of the tables
	 * @param platform the platform in the names of scripts
	 */
	void migrate(int stored, String platform) {
		for (int version = stored + 1; version <= SchemaVersion.CURRENT; version++) {
			int from = version - 1;
			this.transactions.executeWithoutResult((status) -> step(from, platform));
		}
	}

	private void step(int from, String platform) {
		// Locks the row: where statements like these belong to the transaction, the next
		// node goes on when the step is done.
		this.jdbc.update(this.rewriting.apply("update telegram_schema set version = version where version = ?"), from);
		Integer stored = storedVersion();
		if (stored != null && stored > from) {
			return;
		}
		statements(SchemaVersion.migration(from + 1, platform)).forEach(this::run);
		logger.info("The tables of Telegram sessions were brought from version " + from + " to " + (from + 1));
	}

	private List<String> statements(String location) {
		ClassPathResource script = new ClassPathResource(location, SchemaMigration.class.getClassLoader());
		try {
			String sql = COMMENT.matcher(script.getContentAsString(StandardCharsets.UTF_8)).replaceAll("");
			return Stream.of(this.rewriting.apply(sql).split(";")).filter((statement) -> !statement.isBlank()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + script.getDescription(), ex);
		}
	}

	private void run(String statement) {
		try {
			this.jdbc.execute(statement);
		}
		catch (DataAccessException ex) {
			// MySQL and SQLite have no "add column if not exists", and MySQL none for
			// indexes.
			if (!isDuplicate(ex)) {
				throw ex;
			}
			logger.debug("A column or index of the tables of Telegram sessions is there already", ex);
		}
	}

	private static boolean isDuplicate(DataAccessException failure) {
		return failure.getMostSpecificCause() instanceof SQLException sql
				&& (DUPLICATE_COLUMN.equals(sql.getSQLState()) || sql.getErrorCode() == MYSQL_DUPLICATE_KEY_NAME
						|| MissingTables.messageOf(sql).contains("duplicate column name"));
	}

}
