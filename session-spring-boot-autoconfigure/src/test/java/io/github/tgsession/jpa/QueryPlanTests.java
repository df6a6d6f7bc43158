package io.github.tgsession.jpa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.tgsession.contract.StoreTour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.PreparedStatementSetter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plans of all statements that the store runs, at 200,000 entities.
 */
class QueryPlanTests {

	private static final String ENTITY_COLUMNS = "(session_id, entity_id, access_hash, flags, username, phone, name, seen_at)";

	/**
	 * Statements that are meant to read or delete all of a session's rows, or all
	 * sessions.
	 */
	private static final Pattern WHOLE_SESSION = Pattern
		.compile("delete from \\w+ where session_id = \\?|select count\\(\\*\\).*|select name from telegram_session"
				+ "|select entity_id, pts.*|select name, stored_value.*|select dc_id, .*|.*order by e.session_id, e.md5.*",
				Pattern.DOTALL);

	/**
	 * A scan of anything but the wanted keys.
	 */
	private static final Pattern SQLITE_SCAN = Pattern.compile("SCAN (?!k$|\\d+ CONSTANT ROWS$|CONSTANT ROW$)");

	private static final Pattern H2_INDEX = Pattern.compile("/\\* (PUBLIC\\.[^*]*?)\\*/", Pattern.DOTALL);

	@Test
	void noStatementScansOnH2() {
		try (JpaStoreFixture fixture = JpaStoreFixture.h2()) {
			fixture.jdbc()
				.update("insert into telegram_entity " + ENTITY_COLUMNS
						+ " select mod(x, 2), x, x, 0, 'u' || x, '49' || x, 'Name ' || x, x from system_range(1, 200000)");
			fixture.jdbc()
				.update("insert into telegram_username (session_id, username, entity_id, seen_at)"
						+ " select session_id, username, entity_id, seen_at from telegram_entity where entity_id <= 20000");
			fixture.jdbc().execute("analyze");
			Set<String> statements = exercise(fixture);
			assertThat(statements).hasSizeGreaterThan(40);
			for (String sql : statements) {
				String plan = String.join("\n", explain(fixture, "explain ", sql));
				if (sql.equals("select name from telegram_session")) {
					continue;
				}
				assertThat(plan).as(sql).doesNotContain("tableScan");
				List<String> indexes = H2_INDEX.matcher(plan).results().map((match) -> match.group(1)).toList();
				assertThat(indexes).as(plan).isNotEmpty();
				if (!WHOLE_SESSION.matcher(sql).matches() && !sql.contains("telegram_session")) {
					assertThat(indexes).as(plan)
						.allSatisfy(
								(index) -> assertThat(index).contains("SESSION_ID = ").containsAnyOf("AND ", "IN("));
				}
				if (sql.contains(" limit ")) {
					assertThat(plan).as(sql).contains("index sorted");
				}
			}
		}
	}

	@Test
	void noStatementScansOnSqlite(@TempDir Path directory) {
		try (JpaStoreFixture fixture = JpaStoreFixture.sqlite(directory)) {
			fixture.jdbc()
				.update("with recursive n (x) as (select 1 union all select x + 1 from n where x < 200000) "
						+ "insert into telegram_entity " + ENTITY_COLUMNS
						+ " select x % 2, x, x, 0, 'u' || x, '49' || x, 'Name ' || x, x from n");
			fixture.jdbc()
				.update("insert into telegram_username (session_id, username, entity_id, seen_at)"
						+ " select session_id, username, entity_id, seen_at from telegram_entity where entity_id <= 20000");
			Set<String> statements = exercise(fixture);
			assertThat(statements).hasSizeGreaterThan(40);
			for (String sql : statements) {
				if (sql.equals("select name from telegram_session")) {
					continue;
				}
				List<String> plan = explain(fixture, "explain query plan ", sql);
				assertThat(plan).as(sql).noneMatch((line) -> SQLITE_SCAN.matcher(line).find());
				if (sql.contains(" limit ")) {
					assertThat(plan).as(sql).noneMatch((line) -> line.contains("ORDER BY"));
				}
				if (!WHOLE_SESSION.matcher(sql).matches()) {
					assertThat(plan).as(sql)
						.filteredOn((line) -> line.contains("SEARCH") && line.contains("session_id=?"))
						.allSatisfy((line) -> assertThat(line).contains(" AND "));
				}
			}
		}
	}

	private static Set<String> exercise(JpaStoreFixture fixture) {
		fixture.statements().clear();
		new StoreTour(fixture.store()).walk("bot");
		return fixture.statements();
	}

	private static List<String> explain(JpaStoreFixture fixture, String prefix, String sql) {
		int parameters = (int) sql.chars().filter((character) -> character == '?').count();
		PreparedStatementSetter nulls = (statement) -> {
			for (int index = 1; index <= parameters; index++) {
				statement.setObject(index, null);
			}
		};
		return fixture.jdbc().query(prefix + sql, nulls, (rows, number) -> {
			List<String> columns = new ArrayList<>();
			for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
				columns.add(rows.getString(column));
			}
			return String.join(" ", columns);
		});
	}

}
