package io.github.tgsession.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.tgsession.jpa.sql.Platform;
import io.github.tgsession.store.SessionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaVersion} and {@link SchemaMigration}.
 */
class SchemaVersionTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("telegram.session.name=my-bot");

	static Stream<String> scripts() {
		return Stream.of(Platform.values())
			.flatMap((platform) -> Stream.concat(Stream.of("io/github/tgsession/jpa/schema-" + platform.id() + ".sql"),
					migrations(platform)));
	}

	private static Stream<String> migrations(Platform platform) {
		return IntStream.rangeClosed(2, SchemaVersion.CURRENT)
			.mapToObj((version) -> SchemaVersion.migration(version, platform.id()));
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void everyScriptEndsWithTheVersionThatItLeadsTo(String script) throws Exception {
		String version = script.replaceAll(".*/schema-.*", String.valueOf(SchemaVersion.CURRENT))
			.replaceAll(".*/migration/(\\d+)/.*", "$1");
		assertThat(lastStatement(script)).contains("into telegram_schema (version)")
			.contains("values (" + version + ")");
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void everyScriptCanBeCutAtItsSemicolons(String script) throws Exception {
		assertThat(content(script).replaceAll("(?m)^--.*$", "")).doesNotContain("'", "\"", "`", "--", "/*");
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void everyScriptIsInNativeImages(String script) {
		RuntimeHints hints = new RuntimeHints();
		new TelegramSessionRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource(script)).accepts(hints);
	}

	@Test
	void tablesThatAreUpToDateAreLeftAlone() {
		withTables("drop index telegram_lease_node_ix");
		start("always").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(count(
					"select count(*) from information_schema.indexes" + " where index_name = 'TELEGRAM_LEASE_NODE_IX'"))
				.isZero();
		});
	}

	@Test
	void tablesThatHibernateHasMadeHaveNoVersion() {
		start("never").withPropertyValues("spring.jpa.hibernate.ddl-auto=update").run((context) -> {
			assertThat(context.getBean(SessionStore.class).list()).containsExactly("my-bot");
			assertThat(count("select count(*) from telegram_schema")).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "always", "never" })
	void laterTablesAreRefusedWithAdvice(String initializeSchema) {
		withTables("insert into telegram_schema (version) values (7)", "delete from telegram_schema where version = 2");
		start(initializeSchema).run((context) -> {
			FailureAnalysis analysis = FailureAnalysisTests.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("The tables of Telegram sessions are of version 7, "
					+ "but this version of the library knows versions up to 2 only.");
			assertThat(analysis.getAction())
				.startsWith("Update 'io.github.tgsession:session-spring-boot-starter' to the version");
		});
		assertThat(count("select count(*) from telegram_session")).isZero();
		assertThat(count("select count(*) from telegram_schema")).isOne();
	}

	@Test
	void olderTablesAreRefusedWithAdviceWhenTheApplicationMigratesThem() {
		withTables("update telegram_schema set version = 1");
		start("never").run((context) -> {
			FailureAnalysis analysis = FailureAnalysisTests.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("The tables of Telegram sessions are of version 1, "
					+ "but this version of the library needs version 2.");
			assertThat(analysis.getAction())
				.startsWith("Run 'io/github/tgsession/jpa/migration/2/h2.sql' from "
						+ "session-spring-boot-autoconfigure.jar with the migration tool of the application.")
				.contains("'telegram.session.jpa.initialize-schema' to 'always'");
		});
		assertThat(count("select count(*) from telegram_session")).isZero();
	}

	@Test
	void olderTablesInAFileAreRefusedByDefault() {
		withTables("update telegram_schema set version = 1");
		start("embedded").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageStartingWith("The tables of Telegram sessions are of version 1,"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table telegram_lease drop column acquired_at", "drop table telegram_key_claim" })
	void olderTablesThatHibernateValidatesAreRefusedWithAdviceToo(String older) {
		withTables("update telegram_schema set version = 1", older);
		start("never").withPropertyValues("spring.jpa.hibernate.ddl-auto=validate").run((context) -> {
			FailureAnalysis analysis = FailureAnalysisTests.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("Hibernate misses tables or columns of Telegram sessions: "
					+ "they were never created, or they are of an older version.");
			assertThat(analysis.getAction()).contains("'always' brings older tables up to date too")
				.contains("'io/github/tgsession/jpa/migration/<version>/*.sql'");
		});
	}

	private ApplicationContextRunner start(String initializeSchema) {
		return this.contextRunner.withPropertyValues("spring.datasource.url=" + url(),
				"telegram.session.jpa.initialize-schema=" + initializeSchema, "spring.jpa.hibernate.ddl-auto=none");
	}

	private void withTables(String... afterwards) {
		TelegramSessionJpaProperties properties = new TelegramSessionJpaProperties();
		properties.setInitializeSchema(DatabaseInitializationMode.ALWAYS);
		TelegramSessionSchemaInitializer initializer = new TelegramSessionSchemaInitializer(dataSource(), properties,
				(sql) -> sql);
		initializer.setResourceLoader(new DefaultResourceLoader());
		initializer.initializeDatabase();
		List.of(afterwards).forEach(new JdbcTemplate(dataSource())::execute);
	}

	private Integer count(String sql) {
		return new JdbcTemplate(dataSource()).queryForObject(sql, Integer.class);
	}

	private DataSource dataSource() {
		return DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(url()).build();
	}

	private String url() {
		return "jdbc:h2:file:" + this.directory.resolve("h2") + ";WRITE_DELAY=0";
	}

	private static String lastStatement(String script) throws Exception {
		String[] statements = content(script).strip().split(";");
		return statements[statements.length - 1];
	}

	private static String content(String script) throws Exception {
		return new ClassPathResource(script).getContentAsString(StandardCharsets.UTF_8);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
