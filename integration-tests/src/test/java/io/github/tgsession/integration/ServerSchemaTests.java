package io.github.tgsession.integration;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.example.plain.PlainApplication;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.jpa.entity.TelegramEntities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how an application makes its tables on servers.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.tgsession.integration.StoreServer#products")
@ExtendWith(NamedFailures.class)
class ServerSchemaTests {

	private static final int NODES = 4;

	private static final ExecutorService nodes = Executors.newFixedThreadPool(NODES);

	private final String database;

	ServerSchemaTests(StoreServer server) {
		this.database = server.newDatabase();
	}

	@AfterAll
	static void stop() {
		nodes.shutdownNow();
	}

	@Test
	void anApplicationFindsTheTablesThatItMadeBefore() {
		try (ConfigurableApplicationContext first = start()) {
			first.getBean(TelegramSession.class).setApiId(17);
		}
		try (ConfigurableApplicationContext second = start()) {
			assertThat(second.getBean(TelegramSession.class).getApiId()).isEqualTo(17);
			assertThat(versions(second.getBean(JdbcTemplate.class))).containsExactly(2);
		}
	}

	@Test
	void nodesThatMakeTheTablesAtOnceAllSucceed() throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			PropertiesBasedDataSourceScriptDatabaseInitializer<?> initializer = context
				.getBean("telegramSessionSchemaInitializer", PropertiesBasedDataSourceScriptDatabaseInitializer.class);
			for (int round = 0; round < 5; round++) {
				dropTables(jdbc);
				CyclicBarrier start = new CyclicBarrier(NODES);
				Callable<Boolean> node = () -> {
					start.await();
					return initializer.initializeDatabase();
				};
				for (Future<Boolean> made : nodes.invokeAll(Collections.nCopies(NODES, node))) {
					assertThat(made.get()).isTrue();
				}
				assertThat(tables(jdbc)).hasSize(TelegramEntities.ALL.size());
				assertThat(versions(jdbc)).containsExactly(2);
			}
		}
	}

	private ConfigurableApplicationContext start() {
		return Applications.validating(this.database, PlainApplication.class).run();
	}

	private static void dropTables(JdbcTemplate jdbc) {
		tables(jdbc).forEach((table) -> jdbc.execute("drop table " + table));
		assertThat(tables(jdbc)).isEmpty();
	}

	private static List<String> tables(JdbcTemplate jdbc) {
		return jdbc.execute((ConnectionCallback<List<String>>) (connection) -> {
			List<String> tables = new ArrayList<>();
			try (ResultSet rows = connection.getMetaData()
				.getTables(connection.getCatalog(), null, "telegram%", new String[] { "TABLE" })) {
				while (rows.next()) {
					tables.add(rows.getString("TABLE_NAME"));
				}
			}
			return tables;
		});
	}

	private static List<Integer> versions(JdbcTemplate jdbc) {
		return jdbc.queryForList("select version from telegram_schema", Integer.class);
	}

}
