package io.github.tgsession.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * So many sessions with so many peers that the server makes them by itself, and we know
 * what it has made.
 *
 * @param sessions how many sessions there are
 * @param peers how many peers each of them has
 */
record ManyPeers(int sessions, int peers) {

	private static final String SCHEMA = "io/github/tgsession/jpa/schema-postgresql.sql";

	/**
	 * The number of a peer is the remainder of a division by a prime, so those of one
	 * session differ and are in no order.
	 */
	private static final String NUMBERS = " from generate_series(1, %d) as s, generate_series(0, %d) as i,"
			+ " lateral (select 1 + (i * 48271::bigint + s * 16807::bigint) %% 2147483647) as number (n)";

	/**
	 * Fills our tables. Indexes of text are made at the end, which is quicker.
	 */
	void fill(Connection connection) throws SQLException {
		ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCHEMA));
		String numbers = NUMBERS.formatted(this.sessions, this.peers - 1);
		try (Statement statement = connection.createStatement()) {
			// Nothing of it has to survive the server.
			statement.execute("alter table telegram_entity set unlogged");
			statement.execute("alter table telegram_username set unlogged");
			statement
				.execute("drop index telegram_entity_phone_ix, telegram_entity_name_ix, telegram_username_entity_ix");
			statement.execute("insert into telegram_session (id, name, dc_id, test_mode, created_at, updated_at)"
					+ " select s, 'session-' || s, 2, false, 0, 0 from generate_series(1, " + this.sessions + ") as s");
			statement.execute("insert into telegram_entity (session_id, entity_id, access_hash, flags, username, phone,"
					+ " name, seen_at) select s, case when i % 5 = 0 then -1000000000000 - n else n end, n * 7919, 0,"
					+ " case when i % 5 < 2 then 'user_' || n end,"
					+ " case when i % 5 = 3 then (10000000000 + n)::text end, 'Person ' || n % 1000003, 0" + numbers);
			statement.execute("insert into telegram_username (session_id, username, entity_id, seen_at)"
					+ " select session_id, username, entity_id, seen_at from telegram_entity where username is not null");
			ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCHEMA));
			statement.execute("vacuum analyze");
		}
	}

	/**
	 * A peer as the server has made it.
	 */
	Peer peer(int session, int index) {
		long number = 1 + (index * 48_271L + session * 16_807L) % Integer.MAX_VALUE;
		int kind = index % 5;
		return new Peer((kind == 0) ? -1_000_000_000_000L - number : number, number * 7919,
				(kind < 2) ? "user_" + number : null, (kind == 3) ? 10_000_000_000L + number : null,
				"Person " + number % 1_000_003, 0);
	}

	/**
	 * The name of a session.
	 */
	String session(int session) {
		return "session-" + session;
	}

}
