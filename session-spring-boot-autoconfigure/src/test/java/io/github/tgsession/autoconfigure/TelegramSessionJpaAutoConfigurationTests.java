package io.github.tgsession.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.jpa.entity.TelegramEntities;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.lease.LeasedSessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.tl.User;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TelegramSessionJpaAutoConfiguration} and
 * {@link TelegramSessionEntitiesAutoConfiguration}.
 */
class TelegramSessionJpaAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("telegram.session.name=my-bot", "spring.datasource.generate-unique-name=true",
				"spring.jpa.hibernate.ddl-auto=validate");

	@TempDir
	private Path directory;

	@Test
	void leasesCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("telegram.session.lease.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(LeasedSessionStore.class);
			assertThat(context.getBean(SessionStore.class)).isInstanceOf(BufferedSessionStore.class);
			assertStores(context);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ttl=999ms", "ttl=25h", "wait=-1s", "wait=25h" })
	void aLeaseThatCannotWorkIsRefused(String setting) {
		this.contextRunner.withPropertyValues("telegram.session.lease." + setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSessionConfigurationException.class)
				.hasMessageContaining("'telegram.session.lease." + setting.split("=")[0] + "'"));
	}

	@Test
	void sessionsAreKeptWithJpaByDefault() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(SessionStore.class)).isInstanceOf(LeasedSessionStore.class);
			assertThat(context).hasSingleBean(BufferedSessionStore.class);
			assertThat(context).hasSingleBean(TelegramSessionRepository.class);
			assertStores(context);
		});
	}

	@Test
	void sessionsAreStillThereAfterARestart() {
		ApplicationContextRunner runner = withH2File()
			.withPropertyValues("telegram.session.jpa.initialize-schema=always");
		runner.run(this::assertStores);
		runner.run(
				(context) -> assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY));
	}

	@Test
	void sqliteWorksToo() {
		withSqlite("?synchronous=FULL", 1).withPropertyValues("telegram.session.jpa.initialize-schema=always")
			.run(this::assertStores);
	}

	@Test
	void otherTypesLeaveJpaAlone() {
		for (String type : List.of("memory", "string")) {
			this.contextRunner.withPropertyValues("telegram.session.type=" + type).run((context) -> {
				assertThat(context).doesNotHaveBean(BufferedSessionStore.class)
					.doesNotHaveBean(SessionBufferLifecycle.class)
					.doesNotHaveBean(TelegramSessionRepository.class)
					.doesNotHaveBean(TelegramSessionSchemaInitializer.class)
					.doesNotHaveBean(DurabilityCheck.class);
				assertThat(entities(context)).isEmpty();
				assertThat(tables(context)).isEmpty();
			});
		}
	}

	@Test
	void disabledLeavesJpaAlone() {
		this.contextRunner.withPropertyValues("telegram.session.enabled=false").run((context) -> {
			assertThat(entities(context)).isEmpty();
			assertThat(tables(context)).isEmpty();
			assertThat(context.getBeanDefinitionNames()).filteredOn((name) -> !name.contains("Tests"))
				.noneMatch((name) -> name.contains("telegram") || name.contains("tgsession"));
		});
	}

	@Test
	void applicationStoreLeavesJpaAlone() {
		this.contextRunner.withBean(SessionStore.class, MemorySessionStore::new).run((context) -> {
			assertThat(context).doesNotHaveBean(TelegramSessionRepository.class);
			assertThat(entities(context)).isEmpty();
			assertThat(tables(context)).isEmpty();
		});
	}

	@Test
	void missingSpringDataIsAnsweredWithAdvice() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.data.jpa"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSessionConfigurationException.class)
				.hasMessageContaining("is not on the classpath"));
	}

	@Test
	void missingCaffeineIsAnsweredWithAdvice() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.github.benmanes.caffeine"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSessionConfigurationException.class)
				.hasMessageContaining("'com.github.benmanes.caffeine.cache.Caffeine' is not on the classpath"));
	}

	@Test
	void configuredBufferIsUsed() {
		this.contextRunner
			.withPropertyValues("telegram.session.cache.maximum-size=7", "telegram.session.buffer.flush-interval=1s")
			.run((context) -> {
				BufferSettings settings = context.getBean(BufferedSessionStore.class).settings();
				assertThat(settings.maximumSize()).isEqualTo(7);
				assertThat(settings.flushInterval()).isEqualTo(Duration.ofSeconds(1));
				assertThat(settings.capacity()).isEqualTo(BufferSettings.defaults().capacity());
			});
	}

	@Test
	void unusableBufferIsAnsweredWithAdvice() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("telegram.session.buffer.capacity=0");
		runner.run((context) -> {
			FailureAnalysis analysis = FailureAnalysisTests.analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("'telegram.session.buffer.capacity' is less than 1.");
			assertThat(analysis.getAction())
				.isEqualTo("Set 'telegram.session.buffer.capacity' to 1 or more, or leave it out.");
		});
		runner.withPropertyValues("telegram.session.type=memory").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void everyEntityIsListed() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Entity.class));
		assertThat(scanner.findCandidateComponents("io.github.tgsession.jpa.entity"))
			.extracting((definition) -> definition.getBeanClassName())
			.containsExactlyInAnyOrderElementsOf(TelegramEntities.ALL.stream().map(Class::getName).toList());
	}

	@Test
	void schemaIsNotTouchedWhenSwitchedOff() {
		this.contextRunner
			.withPropertyValues("telegram.session.jpa.initialize-schema=never", "spring.jpa.hibernate.ddl-auto=none")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription())
					.isEqualTo("The tables of Telegram sessions are not in the database.");
			});
	}

	@Test
	void missingTablesAreNoticedByHibernateToo() {
		this.contextRunner.withPropertyValues("telegram.session.jpa.initialize-schema=never").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription())
				.isEqualTo("Hibernate misses tables or columns of Telegram sessions: "
						+ "they were never created, or they are of an older version.");
		});
	}

	@Test
	void missingTablesAreNoticedOnSqlite() {
		withSqlite("", 1).withPropertyValues("spring.jpa.hibernate.ddl-auto=none").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getAction())
				.startsWith("Set 'telegram.session.jpa.initialize-schema' to 'always'");
		});
	}

	@Test
	void fileDatabasesAreNotEmbedded() {
		withH2File().withPropertyValues("spring.jpa.hibernate.ddl-auto=none")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void ownScriptIsRunAsItIs() {
		this.contextRunner
			.withPropertyValues("telegram.session.jpa.schema=classpath:own-telegram-schema.sql",
					"spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForObject("select count(*) from own_telegram_table", Integer.class)).isZero());
	}

	@Test
	void platformSelectsTheScript() {
		this.contextRunner.withPropertyValues("telegram.session.jpa.platform=nonesuch")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("schema-nonesuch.sql"));
	}

	@Test
	void applicationInitializerTakesThePlaceOfOurs() {
		this.contextRunner.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
			.withBean("mine", TelegramSessionSchemaInitializer.class, () -> null)
			.run((context) -> assertThat(context).doesNotHaveBean("telegramSessionSchemaInitializer"));
	}

	@Test
	void prefixingNamingStrategyIsFollowed() {
		this.contextRunner.withBean(PhysicalNamingStrategy.class, Prefixing::new).run((context) -> {
			assertStores(context);
			assertThat(tables(context)).contains("BOTS_TELEGRAM_SESSION").doesNotContain("TELEGRAM_SESSION");
		});
	}

	@Test
	void namingStrategyOfThePropertiesIsFollowed() {
		this.contextRunner
			.withPropertyValues("spring.jpa.hibernate.naming.physical-strategy=" + Prefixing.class.getName())
			.run((context) -> {
				assertStores(context);
				assertThat(tables(context)).contains("BOTS_TELEGRAM_ENTITY").doesNotContain("TELEGRAM_ENTITY");
			});
	}

	@Test
	void defaultSchemaIsFollowed() {
		withH2File(";INIT=create schema if not exists bots")
			.withPropertyValues("telegram.session.jpa.initialize-schema=always",
					"spring.jpa.properties.hibernate.default_schema=bots")
			.withBean(PhysicalNamingStrategy.class, Prefixing::new)
			.run((context) -> {
				assertStores(context);
				assertThat(new JdbcTemplate(context.getBean(DataSource.class))
					.queryForObject("select count(*) from bots.bots_telegram_session", Integer.class)).isEqualTo(1);
			});
	}

	private void assertStores(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		TelegramSession session = context.getBean(TelegramSession.class);
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(KnownLogin.KEY);
		session.processEntities(new User(5, 77L, "A", "someone"));
		session.save();
		assertThat(context.getBean(TelegramSessionRepository.class).count()).isEqualTo(1);
		assertThat(context.getBean(SessionStore.class).list()).containsExactly("my-bot");
		assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
		assertThat(session.findEntityByUsername("someone")).isPresent();
	}

	private ApplicationContextRunner withH2File(String... settings) {
		return this.contextRunner.withPropertyValues("spring.datasource.url=jdbc:h2:file:"
				+ this.directory.resolve("h2") + ";WRITE_DELAY=0" + String.join("", settings));
	}

	private ApplicationContextRunner withSqlite(String settings, int connections) {
		return this.contextRunner.withPropertyValues(
				"spring.datasource.url=jdbc:sqlite:" + this.directory.resolve("sqlite.db") + settings,
				"spring.datasource.hikari.maximum-pool-size=" + connections);
	}

	private static Stream<String> entities(AssertableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class)
			.getMetamodel()
			.getEntities()
			.stream()
			.map(EntityType::getName);
	}

	private static List<String> tables(AssertableApplicationContext context) {
		return new JdbcTemplate(context.getBean(DataSource.class)).queryForList(
				"select table_name from information_schema.tables where table_name like '%TELEGRAM%'", String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "com.example.bot")
	static class Application {

	}

	public static class Prefixing extends PhysicalNamingStrategySnakeCaseImpl {

		@Override
		public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment jdbcEnvironment) {
			return jdbcEnvironment.getIdentifierHelper().toIdentifier("bots_" + logicalName.getText());
		}

	}

}
