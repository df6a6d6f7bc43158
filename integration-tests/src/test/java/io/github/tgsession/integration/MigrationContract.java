package io.github.tgsession.integration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.example.plain.PlainApplication;
import io.github.tgsession.TelegramSessionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests what becomes of tables that an older version of the library has made and filled.
 */
abstract class MigrationContract {

	private static final String BUNDLED = "io/github/tgsession/jpa/";

	/**
	 * The tables of version 1, and their columns.
	 */
	private static final Map<String, String> TABLES = Map.ofEntries(Map.entry("telegram_session",
			"id, name, dc_id, test_mode, api_id, user_id, bot, takeout_id, revoked_reason, created_at, updated_at"),
			Map.entry("telegram_data_center", "session_id, dc_id, kind, address, port, flags"),
			Map.entry("telegram_auth_key",
					"session_id, dc_id, purpose, auth_key_id, stored_key, expires_at, replaced_at"),
			Map.entry("telegram_entity",
					"session_id, entity_id, access_hash, flags, username, phone, name, migrated_to, seen_at"),
			Map.entry("telegram_username", "session_id, username, entity_id, seen_at"),
			Map.entry("telegram_peer_reference", "session_id, entity_id, chat_id, message_id"),
			Map.entry("telegram_update_state", "session_id, entity_id, pts, qts, date, seq"),
			Map.entry("telegram_cached_file",
					"session_id, md5, file_size, kind, file_id, access_hash, file_reference, cached_at"),
			Map.entry("telegram_attribute", "session_id, name, stored_value, expires_at"),
			Map.entry("telegram_node", "node_id, until, description"),
			Map.entry("telegram_lease", "session_id, node_id, epoch, wanted_by"));

	@TempDir
	protected Path directory;

	private String old;

	private String fresh;

	/**
	 * The platform in the names of the scripts.
	 */
	abstract String platform();

	/**
	 * Makes a database.
	 * @param name a name for it, another one each time in a test
	 * @return its JDBC URL
	 */
	abstract String newDatabase(String name);

	@BeforeEach
	void fillTablesOfVersion1() {
		this.fresh = newDatabase("fresh");
		try (ConfigurableApplicationContext context = application(this.fresh, "always").run()) {
			UsedSession.use(context);
		}
		this.old = newDatabase("old");
		JdbcTemplate jdbc = jdbc(this.old);
		run(this.old, "tables/1/" + platform() + ".sql", "application-tables.sql");
		TABLES.forEach((table, columns) -> copy(jdbc(this.fresh), jdbc, table, columns));
		jdbc.update("insert into telegram_peer_reference (session_id, entity_id, chat_id, message_id)"
				+ " select id, 5, -7, 8 from telegram_session");
		jdbc.update("insert into telegram_node (node_id, until, description) values ('a', 7, 'b')");
		jdbc.update("insert into telegram_lease (session_id, node_id, epoch, wanted_by)"
				+ " select id, null, 3, null from telegram_session");
		assertThat(rows(jdbc)).hasSameSizeAs(TABLES).allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
	}

	@Test
	void nothingIsLostAndTheSessionGoesOn() {
		Map<String, List<List<String>>> before = rows(jdbc(this.old));
		try (ConfigurableApplicationContext context = application(this.old, "always").run()) {
			assertThat(rows(jdbc(this.old))).isEqualTo(before);
			assertThat(versions(this.old)).containsExactly(1, 2);
			UsedSession.check(context);
			UsedSession.checkRows(context);
		}
	}

	@Test
	void migratedTablesAreLikeFreshOnes() throws SQLException {
		assertThat(DescribedTables.of(dataSource(this.old))).isNotEqualTo(DescribedTables.of(dataSource(this.fresh)));
		application(this.old, "always").run().close();
		assertThat(DescribedTables.of(dataSource(this.old))).isEqualTo(DescribedTables.of(dataSource(this.fresh)))
			.hasSizeGreaterThan(TABLES.size());
	}

	@Test
	void anInterruptedMigrationIsCompleted() throws SQLException {
		application(this.old, "always").run().close();
		Map<String, List<List<String>>> before = rows(jdbc(this.old));
		jdbc(this.old).update("delete from telegram_schema where version = 2");
		application(this.old, "always").run().close();
		assertThat(versions(this.old)).containsExactly(1, 2);
		assertThat(rows(jdbc(this.old))).isEqualTo(before);
		assertThat(DescribedTables.of(dataSource(this.old))).isEqualTo(DescribedTables.of(dataSource(this.fresh)));
	}

	@Test
	void fourNodesMayMigrateAtOnce() throws Exception {
		Map<String, List<List<String>>> before = rows(jdbc(this.old));
		int nodes = 4;
		CyclicBarrier start = new CyclicBarrier(nodes);
		ExecutorService executor = Executors.newFixedThreadPool(nodes);
		try {
			Callable<Boolean> node = () -> startNode(start);
			for (Future<Boolean> result : executor.invokeAll(Stream.generate(() -> node).limit(nodes).toList())) {
				assertThat(result.get()).isTrue();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(versions(this.old)).containsExactly(1, 2);
		assertThat(rows(jdbc(this.old))).isEqualTo(before);
		assertThat(DescribedTables.of(dataSource(this.old))).isEqualTo(DescribedTables.of(dataSource(this.fresh)));
	}

	@Test
	void theMigrationToolOfTheApplicationMayRunTheScript() throws SQLException {
		run(this.old, BUNDLED + "migration/2/" + platform() + ".sql");
		try (ConfigurableApplicationContext context = application(this.old, "never").run()) {
			UsedSession.check(context);
		}
		assertThat(DescribedTables.of(dataSource(this.old))).isEqualTo(DescribedTables.of(dataSource(this.fresh)));
	}

	@Test
	void tablesThatTheApplicationMigratesAreRefusedUntilItHasDoneSo() {
		Map<String, List<List<String>>> before = rows(jdbc(this.old));
		assertThatException()
			.isThrownBy(() -> application(this.old, "never").properties("spring.jpa.hibernate.ddl-auto=none").run())
			.havingRootCause()
			.isInstanceOf(TelegramSessionException.class)
			.withMessage("The tables of Telegram sessions are of version 1, "
					+ "but this version of the library needs version 2.");
		assertThat(versions(this.old)).containsExactly(1);
		assertThat(rows(jdbc(this.old))).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "always", "never" })
	void tablesOfALaterVersionAreRefused(String initializeSchema) throws SQLException {
		jdbc(this.fresh).update("insert into telegram_schema (version) values (3)");
		Map<String, List<List<String>>> before = rows(jdbc(this.fresh));
		SortedSet<String> tables = DescribedTables.of(dataSource(this.fresh));
		assertThatException().isThrownBy(() -> application(this.fresh, initializeSchema).run())
			.havingRootCause()
			.isInstanceOf(TelegramSessionException.class)
			.withMessage("The tables of Telegram sessions are of version 3, "
					+ "but this version of the library knows versions up to 2 only.");
		assertThat(versions(this.fresh)).containsExactly(2, 3);
		assertThat(rows(jdbc(this.fresh))).isEqualTo(before);
		assertThat(DescribedTables.of(dataSource(this.fresh))).isEqualTo(tables);
	}

	/**
	 * Starts a node. No Spring application: of those, one JVM cannot start several at
	 * once.
	 */
	private boolean startNode(CyclicBarrier migration) {
		boolean[] started = new boolean[1];
		new ApplicationContextRunner().withUserConfiguration(PlainApplication.class)
			.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new Meeting(migration)))
			.withPropertyValues("spring.application.name=" + Applications.NAME, "spring.datasource.url=" + this.old,
					"spring.datasource.hikari.maximum-pool-size=2", "spring.jpa.hibernate.ddl-auto=validate",
					"telegram.session.jpa.initialize-schema=always", "telegram.session.lease.enabled=false")
			.run((context) -> {
				UsedSession.check(context);
				started[0] = true;
			});
		return started[0];
	}

	private static SpringApplicationBuilder application(String database, String initializeSchema) {
		return Applications.validating(database, PlainApplication.class)
			// Opening a session would change its lease, and all rows are compared.
			.properties("telegram.session.jpa.initialize-schema=" + initializeSchema,
					"telegram.session.lease.enabled=false", "spring.datasource.hikari.maximum-pool-size=2");
	}

	private static void copy(JdbcTemplate from, JdbcTemplate to, String table, String columns) {
		String places = Stream.of(columns.split(",")).map((column) -> "?").collect(Collectors.joining(", "));
		for (Map<String, Object> row : from.queryForList("select " + columns + " from " + table)) {
			to.update("insert into " + table + " (" + columns + ") values (" + places + ")", row.values().toArray());
		}
	}

	private static Map<String, List<List<String>>> rows(JdbcTemplate jdbc) {
		Map<String, List<List<String>>> rows = new TreeMap<>();
		TABLES.forEach((table, columns) -> rows.put(table,
				jdbc.queryForList("select " + columns + " from " + table + " order by 1, 2")
					.stream()
					.map((row) -> row.values().stream().map(MigrationContract::text).toList())
					.toList()));
		return rows;
	}

	private static String text(Object value) {
		return (value instanceof byte[] bytes) ? Arrays.toString(bytes) : Objects.toString(value);
	}

	private static List<Integer> versions(String database) {
		return jdbc(database).queryForList("select version from telegram_schema order by version", Integer.class);
	}

	private static void run(String database, String... scripts) {
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
		populator.setSqlScriptEncoding(StandardCharsets.UTF_8.name());
		for (String script : scripts) {
			populator.addScript(new ClassPathResource(script));
		}
		populator.execute(dataSource(database));
	}

	private static JdbcTemplate jdbc(String database) {
		return new JdbcTemplate(dataSource(database));
	}

	private static DataSource dataSource(String database) {
		return DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(database).build();
	}

	/**
	 * Lets the nodes wait for each other before they look at the tables.
	 */
	private record Meeting(CyclicBarrier migration) implements BeanPostProcessor {

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (beanName.equals("telegramSessionSchemaInitializer")) {
				try {
					this.migration.await(1, TimeUnit.MINUTES);
				}
				catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
					throw new IllegalStateException(ex);
				}
			}
			return bean;
		}

	}

}
