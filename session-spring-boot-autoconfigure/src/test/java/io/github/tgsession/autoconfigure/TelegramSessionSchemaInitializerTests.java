package io.github.tgsession.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TelegramSessionSchemaInitializer}.
 */
class TelegramSessionSchemaInitializerTests {

	private static final AtomicInteger databases = new AtomicInteger();

	private final JdbcDataSource database = new JdbcDataSource();

	private final TelegramSessionJpaProperties properties = new TelegramSessionJpaProperties();

	TelegramSessionSchemaInitializerTests() {
		this.database.setURL("jdbc:h2:mem:schema" + databases.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
		this.properties.setInitializeSchema(DatabaseInitializationMode.ALWAYS);
	}

	@Test
	void scriptMayRunAgain() {
		assertThat(initializer(this.database).initializeDatabase()).isTrue();
		assertThat(initializer(this.database).initializeDatabase()).isTrue();
		assertThat(tables()).contains("TELEGRAM_SESSION");
	}

	@Test
	void scriptsExistForEveryDatabaseThatIsPromised() {
		for (String platform : List.of("h2", "sqlite", "postgresql", "mysql", "mariadb")) {
			assertThat(new DefaultResourceLoader()
				.getResource(TelegramSessionJpaProperties.DEFAULT_SCHEMA_LOCATION.replace("@@platform@@", platform)))
				.satisfies((script) -> assertThat(script.exists()).as(platform).isTrue());
		}
	}

	@Test
	void startOfSeveralNodesAtOnceIsTriedAgain() {
		FailingDataSource failing = new FailingDataSource(this.database, 3);
		initializer(failing).initializeDatabase();
		assertThat(tables()).contains("TELEGRAM_SESSION");
		assertThat(failing.failures).hasValue(0);
	}

	@Test
	void failureThatStaysIsToldInTheEnd() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> initializer(new FailingDataSource(this.database, Integer.MAX_VALUE)).initializeDatabase())
			.withStackTraceContaining("somebody else was faster");
	}

	@Test
	void fourNodesMayStartAtOnce() throws Exception {
		int nodes = 4;
		CyclicBarrier start = new CyclicBarrier(nodes);
		ExecutorService executor = Executors.newFixedThreadPool(nodes);
		try {
			Callable<Boolean> node = () -> {
				start.await();
				return initializer(this.database).initializeDatabase();
			};
			for (Future<Boolean> result : executor.invokeAll(Stream.generate(() -> node).limit(nodes).toList())) {
				assertThat(result.get()).isTrue();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(tables()).contains("TELEGRAM_SESSION");
	}

	@Test
	void bundledScriptIsRewritten() {
		initializer(this.database, (script) -> script.replace("telegram_", "bots_")).initializeDatabase();
		assertThat(tables()).contains("BOTS_SESSION").doesNotContain("TELEGRAM_SESSION");
	}

	@Test
	void ownScriptIsNotRewritten() {
		this.properties.setSchema("classpath:own-telegram-schema.sql");
		initializer(this.database, (script) -> "this is no SQL").initializeDatabase();
		assertThat(tables()).contains("OWN_TELEGRAM_TABLE");
	}

	@Test
	void neverMeansNever() {
		this.properties.setInitializeSchema(DatabaseInitializationMode.NEVER);
		assertThat(initializer(this.database).initializeDatabase()).isFalse();
		assertThat(tables()).doesNotContain("TELEGRAM_SESSION");
	}

	private TelegramSessionSchemaInitializer initializer(DataSource dataSource) {
		return initializer(dataSource, UnaryOperator.identity());
	}

	private TelegramSessionSchemaInitializer initializer(DataSource dataSource, UnaryOperator<String> rewriting) {
		TelegramSessionSchemaInitializer initializer = new TelegramSessionSchemaInitializer(dataSource, this.properties,
				rewriting);
		initializer.setResourceLoader(new DefaultResourceLoader());
		return initializer;
	}

	private List<String> tables() {
		return new JdbcTemplate(this.database).queryForList("select table_name from information_schema.tables",
				String.class);
	}

	static class FailingDataSource extends DelegatingDataSource {

		private final AtomicInteger failures;

		FailingDataSource(DataSource database, int failures) {
			super(database);
			this.failures = new AtomicInteger(failures);
		}

		@Override
		public Connection getConnection() throws SQLException {
			boolean script = StackWalker.getInstance()
				.walk((frames) -> frames.anyMatch((frame) -> frame.getMethodName().equals("runScripts")));
			if (script && this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
				throw new SQLException("somebody else was faster", "23505");
			}
			return super.getConnection();
		}

	}

}
