package io.github.tgsession.integration;

import java.util.List;

import io.github.tgsession.EntityRow;
import io.github.tgsession.contract.StoreTour;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many rows MariaDB reads for the look-ups of the store, on tables of 20 sessions
 * with 2,000 entities each.
 */
@EnabledIf(value = "io.github.tgsession.integration.MariaDbServer#isThere", disabledReason = "needs -Pmariadb")
class MariaDbQueryPlanTests {

	private static JpaStoreFixture fixture;

	private static SessionStore store;

	@BeforeAll
	static void fill() {
		fixture = StoreServer.MARIADB.newFixture();
		store = fixture.store();
		JdbcTemplate jdbc = fixture.jdbc();
		jdbc.execute("insert into telegram_session (id, name, dc_id, test_mode, created_at, updated_at)"
				+ " select seq, concat('bot', seq), 2, false, seq, seq from seq_1_to_20");
		each("telegram_attribute (session_id, name, stored_value)", "concat('u', x.seq), ''");
		each("telegram_update_state (session_id, entity_id, pts)", "x.seq, 1");
		each("telegram_peer_reference (session_id, entity_id, chat_id, message_id)", "x.seq, 2, 3");
		each("telegram_cached_file (session_id, md5, file_size, kind, file_id, access_hash, file_reference, cached_at)",
				"lpad(hex(x.seq), 32, '0'), 10, 0, x.seq, x.seq, '', x.seq");
		each("telegram_entity (session_id, entity_id, access_hash, flags, username, phone, name, seen_at)",
				"x.seq, x.seq, 0, concat('u', x.seq), concat('u', x.seq), concat('u', x.seq), x.seq");
		each("telegram_username (session_id, username, entity_id, seen_at)", "concat('u', x.seq), x.seq, x.seq");
		jdbc.execute("insert into telegram_entity (session_id, entity_id, access_hash, flags, phone, name, seen_at)"
				+ " select 7, seq, seq, 0, '42777', 'Support', seq from seq_5001_to_15000");
		jdbc.queryForList("analyze table telegram_attribute, telegram_update_state, telegram_peer_reference,"
				+ " telegram_cached_file, telegram_entity, telegram_username");
	}

	private static void each(String table, String values) {
		fixture.jdbc()
			.execute("insert into " + table + " select s.seq, " + values + " from seq_1_to_20 s, seq_1_to_2000 x");
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Test
	void lookingUpReadsFewRows() {
		SessionRef session = store.open("bot3");
		StoreTour tour = new StoreTour(store);
		assertThat(rowsReadBy(() -> tour.find(session, 1))).isLessThan(40);
		assertThat(rowsReadBy(() -> tour.find(session, 3))).isLessThan(100);
		assertThat(rowsReadBy(() -> store.lookUp(session, 1))).isOne();
		assertThat(rowsReadBy(() -> store.lookUpBare(session, 1))).isLessThan(10);
		for (EntityText kind : EntityText.values()) {
			assertThat(rowsReadBy(() -> store.lookUp(session, kind, "u1"))).as(kind.name()).isLessThan(5);
		}
		assertThat(rowsReadBy(() -> store.readEntities(session, 100L, 10))).isLessThan(60);
	}

	@Test
	void oneOfManyNamesakesIsFoundByLookingAtOne() {
		SessionRef session = store.open("bot7");
		for (EntityText kind : List.of(EntityText.NAME, EntityText.PHONE)) {
			String text = (kind == EntityText.NAME) ? "Support" : "42777";
			assertThat(store.lookUp(session, kind, text)).extracting(EntityRow::id).isEqualTo(5001L);
			assertThat(rowsReadBy(() -> store.lookUp(session, kind, text))).isLessThan(5);
			assertThat(rowsReadBy(() -> store.findEntitiesByText(session, kind, List.of(text, "u1", "nobody"))))
				.isLessThan(40);
		}
	}

	/**
	 * Counts what the server has read from tables and indexes for one connection.
	 */
	private static long rowsReadBy(Runnable work) {
		Long rows = fixture.transactions().execute((status) -> {
			JdbcTemplate connection = new JdbcTemplate(fixture.dataSource());
			connection.execute("flush status");
			work.run();
			return connection.query("show session status like 'Handler_read%'", (row, number) -> row.getLong(2))
				.stream()
				.mapToLong(Long::longValue)
				.sum();
		});
		return (rows != null) ? rows : 0;
	}

}
