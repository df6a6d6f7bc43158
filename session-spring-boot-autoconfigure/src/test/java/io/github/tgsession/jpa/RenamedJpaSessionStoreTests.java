package io.github.tgsession.jpa;

import java.util.Map;

import io.github.tgsession.jpa.sql.SchemaNames;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link JpaSessionStore} with names that the application has chosen, in a schema of its
 * own.
 */
class RenamedJpaSessionStoreTests extends JpaSessionStoreContract {

	private static final SchemaNames NAMES = SchemaNames.of(new Prefixing(), null, "bots");

	private static JpaStoreFixture fixture;

	@BeforeAll
	static void start() {
		fixture = JpaStoreFixture.h2(NAMES,
				Map.of("hibernate.physical_naming_strategy", new Prefixing(), "hibernate.default_schema", "bots"),
				"create schema bots", "create table bots.app_Note (c_id bigint primary key, c_text varchar(255))");
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Override
	protected JpaStoreFixture fixture() {
		return fixture;
	}

	@Override
	protected String sql(String sql) {
		return NAMES.rewrite(sql);
	}

	@Test
	void tablesAndIndexesHaveTheChosenNames() {
		assertThat(fixture.jdbc()
			.queryForList("select table_schema || '.' || table_name from information_schema.tables"
					+ " where table_name like '%TELEGRAM%'", String.class))
			.hasSize(13)
			.allSatisfy((name) -> assertThat(name).startsWith("BOTS.APP_TELEGRAM_"));
		assertThat(fixture.jdbc()
			.queryForList("select index_schema || '.' || index_name from information_schema.indexes"
					+ " where index_name like '%TELEGRAM%IX'", String.class))
			.containsExactlyInAnyOrder("BOTS.APP_TELEGRAM_ENTITY_PHONE_IX", "BOTS.APP_TELEGRAM_ENTITY_NAME_IX",
					"BOTS.APP_TELEGRAM_USERNAME_ENTITY_IX", "BOTS.APP_TELEGRAM_LEASE_NODE_IX",
					"BOTS.APP_TELEGRAM_KEY_CLAIM_SESSION_IX", "BOTS.APP_TELEGRAM_AUTH_KEY_ID_IX");
	}

	private static final class Prefixing extends PhysicalNamingStrategyStandardImpl {

		@Override
		public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
			return Identifier.toIdentifier("app_" + name.getText(), name.isQuoted());
		}

		@Override
		public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment context) {
			return Identifier.toIdentifier("c_" + name.getText(), name.isQuoted());
		}

	}

}
