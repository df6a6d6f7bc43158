package io.github.tgsession.jpa;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.tgsession.jpa.sql.Platform;
import io.github.tgsession.jpa.sql.SchemaNames;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema scripts. That Hibernate validates the tables is part of every fixture.
 */
class JpaStoreSchemaTests {

	private static final SchemaNames OURS = new SchemaNames(Map.of(), Map.of(), null);

	@Test
	void theScriptOfH2RunsTwice() {
		try (JpaStoreFixture fixture = JpaStoreFixture.h2()) {
			JpaStoreFixture.runScript(fixture.dataSource(), "h2", OURS);
			assertThat(versions(fixture)).containsExactly(2);
		}
	}

	@Test
	void theScriptOfSqliteRunsTwice(@TempDir Path directory) {
		try (JpaStoreFixture fixture = JpaStoreFixture.sqlite(directory)) {
			JpaStoreFixture.runScript(fixture.dataSource(), "sqlite", OURS);
			assertThat(versions(fixture)).containsExactly(2);
		}
	}

	@Test
	void theTablesThatHibernateMakesWorkToo() {
		try (JpaStoreFixture fixture = JpaStoreFixture.h2(OURS, Map.of("hibernate.hbm2ddl.auto", "create-drop"))) {
			SessionRef session = fixture.store().open("bot");
			fixture.store()
				.apply(session, ChangeSet.of((changes) -> changes
					.entity(JpaSessionStoreContract.full(JpaSessionStoreContract.entity(1, "x", 1)))));
			assertThat(fixture.store().findEntitiesByUsername(session, List.of("x"))).hasSize(1);
			assertThat(fixture.jdbc()
				.queryForList("select index_name from information_schema.indexes where index_name like '%IX'",
						String.class))
				.contains("TELEGRAM_ENTITY_PHONE_IX", "TELEGRAM_ENTITY_NAME_IX", "TELEGRAM_USERNAME_ENTITY_IX",
						"TELEGRAM_LEASE_NODE_IX", "TELEGRAM_KEY_CLAIM_SESSION_IX");
		}
	}

	@Test
	void everyIdentifierOfAScriptIsAPlainLowerCaseWord() throws Exception {
		for (Platform platform : Platform.values()) {
			String script = new ClassPathResource("io/github/tgsession/jpa/schema-" + platform.id() + ".sql")
				.getContentAsString(StandardCharsets.UTF_8);
			assertThat(script).as(platform.id()).doesNotContain("\"", "`", "'", "foreign key");
			assertThat(script.split("create table if not exists telegram_")).hasSize(14);
		}
	}

	private static List<Integer> versions(JpaStoreFixture fixture) {
		return fixture.jdbc().queryForList("select version from telegram_schema", Integer.class);
	}

}
