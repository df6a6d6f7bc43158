package io.github.tgsession.jpa.sql;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Upsert} in the words of the platforms, above all of MySQL, which no test runs.
 */
class UpsertTests {

	private static final SchemaNames NAMES = new SchemaNames(Map.of("telegram_username", "app_username"), Map.of(),
			"bots");

	private static Upsert upsert() {
		return Upsert.of("telegram_username", List.of("username"), List.of("entity_id", "seen_at"))
			.onlyIf("new.seen_at > old.seen_at");
	}

	@Test
	void mysqlNamesTheNewRow() {
		assertThat(render(upsert(), Platform.MYSQL))
			.isEqualTo("insert into bots.app_username (username, entity_id, seen_at) values (?, ?, ?) as n"
					+ " on duplicate key update entity_id = case when n.seen_at > bots.app_username.seen_at"
					+ " then n.entity_id else bots.app_username.entity_id end,"
					+ " seen_at = case when n.seen_at > bots.app_username.seen_at"
					+ " then n.seen_at else bots.app_username.seen_at end");
	}

	@Test
	void mariadbHasAFunctionForTheNewRow() {
		assertThat(render(upsert(), Platform.MARIADB)).contains("values (?, ?, ?) on duplicate key update",
				"case when values(seen_at) > bots.app_username.seen_at then values(entity_id)");
	}

	@Test
	void postgresqlAndSqliteExcludeTheNewRow() {
		assertThat(render(upsert(), Platform.POSTGRESQL)).isEqualTo(render(upsert(), Platform.SQLITE))
			.isEqualTo("insert into bots.app_username as o (username, entity_id, seen_at) values (?, ?, ?)"
					+ " on conflict (username) do update set entity_id = excluded.entity_id,"
					+ " seen_at = excluded.seen_at where (excluded.seen_at > o.seen_at)");
	}

	@Test
	void anInsertLeavesStoredRowsAlone() {
		assertThat(render(upsert().insertOnly(), Platform.MYSQL)).startsWith("insert ignore into")
			.doesNotContain("duplicate");
		assertThat(render(upsert().insertOnly(), Platform.POSTGRESQL)).endsWith("do nothing");
		assertThat(render(upsert().insertOnly(), Platform.H2)).doesNotContain("when matched");
	}

	private static String render(Upsert upsert, Platform platform) {
		return upsert.render(platform, NAMES, (column) -> "bigint");
	}

}
