package io.github.tgsession.jpa;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.tgsession.jpa.sql.SchemaNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
			assertThat(versions(fixture)).containsExactly(1);
		}
	}

	@Test
	void theScriptOfSqliteRunsTwice(@TempDir Path directory) {
		try (JpaStoreFixture fixture = JpaStoreFixture.sqlite(directory)) {
			JpaStoreFixture.runScript(fixture.dataSource(), "sqlite", OURS);
			assertThat(versions(fixture)).containsExactly(1);
		}
	}

	private static List<Integer> versions(JpaStoreFixture fixture) {
		return fixture.jdbc().queryForList("select version from telegram_schema", Integer.class);
	}

}
