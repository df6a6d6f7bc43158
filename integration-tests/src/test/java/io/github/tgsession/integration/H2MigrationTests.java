package io.github.tgsession.integration;

import java.nio.charset.StandardCharsets;

import com.example.plain.PlainApplication;
import io.github.tgsession.jpa.sql.SchemaNames;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MigrationContract} on H2.
 */
class H2MigrationTests extends MigrationContract {

	@Override
	String platform() {
		return "h2";
	}

	@Override
	String newDatabase(String name) {
		return "jdbc:h2:file:" + this.directory.resolve(name) + ";WRITE_DELAY=0";
	}

	@Test
	void renamedTablesInASchemaOfTheirOwnAreMigratedToo() throws Exception {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL(newDatabase("renamed"));
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.execute("create schema bots");
		SchemaNames names = SchemaNames.of(new SurroundingsTests.Prefixing(), null, "bots");
		String script = names
			.rewrite(new ClassPathResource("tables/1/h2.sql").getContentAsString(StandardCharsets.UTF_8));
		new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8))).execute(database);
		try (ConfigurableApplicationContext context = Applications
			.validating(newDatabase("renamed"), PlainApplication.class, SurroundingsTests.PrefixConfiguration.class)
			.properties("spring.jpa.properties.hibernate.default_schema=bots",
					"spring.sql.init.schema-locations=classpath:prefixed-tables.sql")
			.run()) {
			UsedSession.use(context);
			UsedSession.check(context);
		}
		assertThat(jdbc.queryForList("select version from bots.app_telegram_schema order by version", Integer.class))
			.containsExactly(1, 2);
		assertThat(jdbc.queryForList("select index_name from information_schema.indexes where table_schema = 'BOTS'"
				+ " and table_name in ('APP_TELEGRAM_LEASE', 'APP_TELEGRAM_KEY_CLAIM')", String.class))
			.contains("APP_TELEGRAM_LEASE_NODE_IX", "APP_TELEGRAM_KEY_CLAIM_SESSION_IX");
	}

}
