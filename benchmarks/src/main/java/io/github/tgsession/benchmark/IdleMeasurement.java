package io.github.tgsession.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import org.openjdk.jmh.runner.options.Options;

/**
 * How much memory open sessions take that do nothing, logged in, with a position and what
 * a client reads to connect at hand. While they are idle nothing may turn to the
 * database.
 */
final class IdleMeasurement extends Measurement {

	private static final long FLUSH_INTERVAL_MILLIS = 50;

	private static final int INTERVALS = 20;

	private static final int COLLECTIONS = 3;

	private static final Database DATABASE = Database.SQLITE;

	private static final String COPY = "with recursive original (id) as (select id from telegram_session"
			+ " where name = 'session-0'), number (n) as (select 1 union all select n + 1 from number where n < %d) %s";

	private static final List<String> COPIES = List.of(
			"insert into telegram_session (id, name, dc_id, test_mode, created_at, updated_at)"
					+ " select id + n, 'session-' || n, dc_id, test_mode, created_at, updated_at"
					+ " from telegram_session natural join original, number",
			"insert into telegram_data_center (session_id, dc_id, kind, address, port, flags)"
					+ " select id + n, dc_id, kind, address, port, flags"
					+ " from telegram_data_center join original on session_id = id, number",
			"insert into telegram_auth_key (session_id, dc_id, purpose, auth_key_id, stored_key)"
					+ " select id + n, dc_id, purpose, auth_key_id, stored_key"
					+ " from telegram_auth_key join original on session_id = id, number",
			"insert into telegram_update_state (session_id, entity_id, pts, qts, date, seq)"
					+ " select id + n, entity_id, pts, qts, date, seq"
					+ " from telegram_update_state join original on session_id = id, number");

	@Override
	ComparisonRow measure(Options options) throws Exception {
		int count = parameter(options, "sessions", 10_000);
		try (Application application = Application.startCounting(DATABASE,
				"telegram.session.buffer.flush-interval=" + FLUSH_INTERVAL_MILLIS + "ms")) {
			store(application, count);
			// Of one session all is at hand before: what there is once is not counted.
			List<TelegramSession> opened = new ArrayList<>(count + 1);
			opened.add(open(application, 0));
			long before = usedMemory();
			for (int number = 1; number <= count; number++) {
				opened.add(open(application, number));
			}
			long used = usedMemory() - before;
			requireIdle(application.counted());
			opened.forEach(TelegramSession::close);
			return new ComparisonRow(
					"IdleMeasurement, sessions " + count, String.format(Locale.ROOT,
							"%,d bytes each, no statement in %d flush intervals", used / count, INTERVALS),
					ComparisonRow.NOTHING, ComparisonRow.NOTHING);
		}
	}

	/**
	 * Stores one session, and copies of it.
	 */
	private static void store(Application application, int count) throws SQLException {
		try (TelegramSession session = application.sessions().open(name(0))) {
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(AuthKey.of(new byte[AuthKey.LENGTH]));
			session.setUpdateState(0, new UpdateState(1, 1, 1, 1));
		}
		try (Connection connection = DriverManager.getConnection(DATABASE.url(application.directory()));
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String copy : COPIES) {
				statement.execute(COPY.formatted(count, copy));
			}
			connection.commit();
		}
	}

	private static String name(int number) {
		return "session-" + number;
	}

	private static TelegramSession open(Application application, int number) {
		TelegramSession session = application.sessions().open(name(number));
		if (session.getDcId() == 0 || session.getAuthKey() == null || session.getUpdateState(0) == null) {
			throw new IllegalStateException("The session '" + session.getName() + "' is not as it was stored");
		}
		return session;
	}

	private static long usedMemory() {
		for (int collection = 0; collection < COLLECTIONS; collection++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static void requireIdle(CountedStatements counted) throws InterruptedException {
		long statements = counted.statements();
		long connections = counted.connections();
		TimeUnit.MILLISECONDS.sleep(FLUSH_INTERVAL_MILLIS * INTERVALS);
		if (counted.statements() != statements || counted.connections() != connections) {
			throw new IllegalStateException((counted.statements() - statements) + " statements ran over "
					+ (counted.connections() - connections) + " connections, though all sessions are idle");
		}
	}

}
