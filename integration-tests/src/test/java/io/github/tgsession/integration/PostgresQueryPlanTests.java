package io.github.tgsession.integration;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import com.example.plain.PlainApplication;
import io.github.tgsession.EntityRow;
import io.github.tgsession.contract.StoreTour;
import io.github.tgsession.integration.ExplainedStatements.Explained;
import io.github.tgsession.jpa.JpaSessionStore;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plans by which PostgreSQL runs the statements of the store, on tables of 200
 * sessions with 2,000 entities each.
 */
class PostgresQueryPlanTests {

	private static final String ALL_SESSIONS = "select name from telegram_session";

	/**
	 * Statements that are meant to read or delete all rows of a session.
	 */
	private static final Pattern WHOLE_SESSION = Pattern.compile(
			"(delete|select (count|name, stored_value|entity_id, pts|dc_id,)).*\\swhere session_id = \\$1( order .*)?",
			Pattern.DOTALL);

	/**
	 * As many as the statements for one page ask for.
	 */
	private static final int MOST_ROWS = 11;

	/**
	 * Three or four for each of a few keys, and those of all indexes in a write.
	 */
	private static final int MOST_PAGES = 36;

	private static final ExplainedStatements statements = new ExplainedStatements();

	private static ConfigurableApplicationContext context;

	private static SessionStore store;

	@BeforeAll
	static void fill() {
		context = Applications
			.validating(ExplainedStatements.explaining(PostgresServer.newDatabase()), PlainApplication.class)
			.initializers((application) -> application.getBeanFactory().addBeanPostProcessor(statements))
			// Signs of life come when they come, and statements are counted.
			.properties("telegram.session.lease.enabled=false")
			.run();
		// Without the buffer, which would spare statements.
		store = new JpaSessionStore(SessionTables.of(context.getBean(NativeStatements.class)),
				context.getBean(PlatformTransactionManager.class), Clock.systemUTC());
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("insert into telegram_session (id, name, dc_id, test_mode, created_at, updated_at)"
				+ " select x, 'bot' || x, 2, false, x, x from generate_series(1, 20000) x");
		each(jdbc, "telegram_data_center (session_id, dc_id, kind, address, port, flags)", "x, 0, 'a', 443, 0", 20000,
				5);
		each(jdbc, "telegram_auth_key (session_id, dc_id, purpose, auth_key_id, stored_key)", "x, 0, x, '\\x00'", 20000,
				5);
		each(jdbc, "telegram_attribute (session_id, name, stored_value)", "'u' || x, '\\x00'", 20000, 5);
		each(jdbc, "telegram_lease (session_id, epoch)", "x", 20000, 1);
		each(jdbc, "telegram_key_claim (session_id, auth_key_id)", "s * 10 + x", 20000, 2);
		each(jdbc, "telegram_update_state (session_id, entity_id, pts)", "x, 1", 2000, 50);
		each(jdbc, "telegram_peer_reference (session_id, entity_id, chat_id, message_id)", "x, 2, 3", 200, 2000);
		each(jdbc,
				"telegram_cached_file"
						+ " (session_id, md5, file_size, kind, file_id, access_hash, file_reference, cached_at)",
				"lpad(to_hex(x), 32, '0'), 10, 0, x, x, '\\x00', x", 200, 2000);
		each(jdbc, "telegram_entity (session_id, entity_id, access_hash, flags, username, phone, name, seen_at)",
				"x, x, 0, 'u' || x, 'u' || x, 'u' || x, x", 200, 2000);
		each(jdbc, "telegram_username (session_id, username, entity_id, seen_at)", "'u' || x, x, x", 200, 2000);
		jdbc.update("insert into telegram_entity (session_id, entity_id, access_hash, flags, phone, name, seen_at)"
				+ " select 77, x, x, 0, '42777', 'Support', x from generate_series(5001, 15000) x");
		jdbc.execute("vacuum analyze");
	}

	private static void each(JdbcTemplate jdbc, String table, String values, int sessions, int rows) {
		jdbc.update("insert into " + table + " select s, " + values + " from generate_series(1, ?) s,"
				+ " generate_series(1, ?) x", sessions, rows);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void clear() {
		statements.clear();
	}

	@Test
	void noStatementReadsMoreThanItNeeds() {
		new StoreTour(store).walk("bot7");
		assertThat(statements.explained()).extracting(Explained::sql)
			.containsAll(statements.runs())
			.filteredOn((sql) -> sql.contains("telegram_"))
			.hasSizeGreaterThan(60);
		assertThat(statements.explained()).filteredOn((statement) -> !statement.sql().equals(ALL_SESSIONS))
			.noneMatch(Explained::isScanning);
		assertThat(statements.explained())
			.filteredOn((statement) -> !WHOLE_SESSION.matcher(statement.sql()).matches()
					&& !statement.sql().equals(ALL_SESSIONS))
			.allSatisfy((statement) -> {
				assertThat(statement.rows()).isLessThanOrEqualTo(MOST_ROWS);
				assertThat(statement.pages()).isLessThanOrEqualTo(MOST_PAGES);
			});
	}

	@Test
	void oneOfManyNamesakesIsFoundByLookingAtOne() {
		SessionRef session = store.open("bot77");
		statements.clear();
		assertThat(store.lookUp(session, EntityText.NAME, "Support")).extracting(EntityRow::id).isEqualTo(5001L);
		assertThat(store.lookUp(session, EntityText.PHONE, "42777")).extracting(EntityRow::id).isEqualTo(5001L);
		assertThat(store.findEntitiesByName(session, List.of("Support", "u1", "nobody"))).hasSize(2);
		assertThat(store.findEntitiesByPhone(session, List.of("42777", "u1", "nobody"))).hasSize(2);
		assertThat(statements.explained()).hasSize(8).allSatisfy((statement) -> {
			assertThat(statement.isScanning()).isFalse();
			assertThat(statement.rows()).isLessThanOrEqualTo(3);
			assertThat(statement.pages()).isLessThanOrEqualTo(MOST_PAGES);
		});
	}

	@Test
	void theNumberOfStatementsDoesNotGrowWithTheNumberOfKeys() {
		SessionRef session = store.open("bot9");
		StoreTour tour = new StoreTour(store);
		assertThat(runs(() -> tour.find(session, 500))).isEqualTo(runs(() -> tour.find(session, 2)));
		assertThat(runs(() -> tour.learn(session, 500))).isEqualTo(runs(() -> tour.learn(session, 2)));
		assertThat(runs(() -> store.readEntities(session, null, 500)))
			.isEqualTo(runs(() -> store.readEntities(session, null, 2)));
	}

	private static int runs(Runnable work) {
		statements.clear();
		work.run();
		return statements.runs().size();
	}

}
