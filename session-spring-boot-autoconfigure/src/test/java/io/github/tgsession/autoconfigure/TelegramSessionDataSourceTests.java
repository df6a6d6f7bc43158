package io.github.tgsession.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.autoconfigure.MarkedDatabases.AlsoMarked;
import io.github.tgsession.autoconfigure.MarkedDatabases.ArchiveUnit;
import io.github.tgsession.autoconfigure.MarkedDatabases.Injected;
import io.github.tgsession.autoconfigure.MarkedDatabases.Marked;
import io.github.tgsession.autoconfigure.MarkedDatabases.MarkedCandidate;
import io.github.tgsession.autoconfigure.MarkedDatabases.MarkedPrimary;
import io.github.tgsession.autoconfigure.MarkedDatabases.NotesApplication;
import io.github.tgsession.autoconfigure.MarkedDatabases.TwoDatabases;
import io.github.tgsession.autoconfigure.notes.Note;
import io.github.tgsession.autoconfigure.notes.NoteRepository;
import io.github.tgsession.jpa.entity.TelegramEntities;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.tl.User;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TelegramSessionDataSource}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TelegramSessionDataSourceTests {

	private static final String OWN_UNIT = "telegramSessionEntityManagerFactory";

	private final ApplicationContextRunner withoutDataSource = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
				JdbcTemplateAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot", "sessions.url=jdbc:h2:mem:" + UUID.randomUUID());

	private final ApplicationContextRunner contextRunner = this.withoutDataSource
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class))
		.withUserConfiguration(NotesApplication.class)
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create-drop");

	@TempDir
	private Path directory;

	@Test
	void sessionsAreInTheMarkedDatabaseOnly() {
		this.contextRunner.withUserConfiguration(Marked.class).run((context) -> {
			assertWorks(context);
			assertThat(tables(context, "sessionsDataSource")).hasSize(TelegramEntities.ALL.size())
				.allMatch((name) -> name.startsWith("TELEGRAM_"));
			assertThat(tables(context, "dataSource")).containsExactly("NOTE");
			assertThat(entities(context, OWN_UNIT)).hasSize(TelegramEntities.ALL.size());
			assertThat(entities(context, "entityManagerFactory")).containsExactly("Note");
		});
	}

	@Test
	void sessionsAreStillThereAfterARestartOnAFile() {
		ApplicationContextRunner runner = onSqlite();
		runner.run(this::assertWorks);
		runner.run(
				(context) -> assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY));
	}

	@Test
	void theApplicationGetsWhatItGetsWithoutSessions() {
		ApplicationContextRunner runner = this.contextRunner.withUserConfiguration(Marked.class)
			.withBean(Injected.class);
		runner.withPropertyValues("telegram.session.enabled=false").run((without) -> {
			assertGetsItsOwn(without);
			runner.run((context) -> {
				assertGetsItsOwn(context);
				assertThat(context.getBeanDefinitionNames()).contains(without.getBeanDefinitionNames());
			});
		});
	}

	@Test
	void anApplicationNeedsNoOtherDatabase() {
		this.withoutDataSource.withUserConfiguration(Marked.class).run((context) -> {
			assertKeeps(context);
			assertThat(context).doesNotHaveBean("entityManagerFactory")
				.doesNotHaveBean("transactionManager")
				.doesNotHaveBean(BeanFactoryTransactionAttributeSourceAdvisor.class);
		});
	}

	@Test
	void anApplicationMayHaveTwoDatabasesOfWhichNoneIsPrimary() {
		this.withoutDataSource.withUserConfiguration(Marked.class, TwoDatabases.class)
			.withPropertyValues("spring.data.jpa.repositories.enabled=false")
			.run((context) -> {
				assertKeeps(context);
				assertThat(tables(context, "sessionsDataSource")).isNotEmpty();
				assertThat(tables(context, "first")).isEmpty();
				assertThat(tables(context, "second")).isEmpty();
			});
	}

	@Test
	void oneOfSeveralMayBeMarkedWithoutMore() {
		this.withoutDataSource.withUserConfiguration(MarkedCandidate.class, TwoDatabases.class)
			.withPropertyValues("spring.data.jpa.repositories.enabled=false")
			.run(this::assertKeeps);
	}

	@Test
	void theOnlyDatabaseMayBeMarkedAndStaysThatOfTheApplication() {
		this.contextRunner.withUserConfiguration(MarkedCandidate.class).run((context) -> {
			assertWorks(context);
			assertThat(context).doesNotHaveBean(OWN_UNIT);
			assertThat(entities(context, "entityManagerFactory")).hasSize(TelegramEntities.ALL.size() + 1);
		});
	}

	@Test
	void thePrimaryDatabaseMayBeMarkedAndStaysThatOfTheApplication() {
		this.contextRunner.withUserConfiguration(MarkedPrimary.class, TwoDatabases.class).run((context) -> {
			assertWorks(context);
			assertThat(context).doesNotHaveBean(OWN_UNIT);
			assertThat(tables(context, "sessionsDataSource")).contains("NOTE", "TELEGRAM_SESSION");
		});
	}

	@Test
	void aUnitOfTheApplicationMayBeThatOfTheSessions() {
		this.contextRunner.withUserConfiguration(Marked.class, ArchiveUnit.class).run((context) -> {
			assertWorks(context);
			assertThat(context.getBean(OWN_UNIT)).isSameAs(context.getBean("archiveUnit"));
			assertThat(context.getBean("telegramSessionTransactionManager"))
				.isSameAs(context.getBean("archiveTransactionManager"));
			assertThat(context.getBeansOfType(EntityManagerFactory.class)).hasSize(2);
			assertThat(context.getBeansOfType(TransactionManager.class)).hasSize(2);
			assertThat(entities(context, "archiveUnit")).contains("Note").hasSize(TelegramEntities.ALL.size() + 1);
			assertThat(entities(context, "entityManagerFactory")).containsExactly("Note");
		});
	}

	@Test
	void transactionsOfThatUnitAreJoined() {
		this.contextRunner.withUserConfiguration(Marked.class, ArchiveUnit.class).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			TransactionTemplate archive = new TransactionTemplate(
					context.getBean("archiveTransactionManager", PlatformTransactionManager.class));
			EntityManager entityManager = SharedEntityManagerCreator
				.createSharedEntityManager(context.getBean("archiveUnit", EntityManagerFactory.class));
			archive.executeWithoutResult((status) -> {
				entityManager.persist(new Note(1, "rolled back"));
				session.setUpdateState(0, UpdateState.ofPts(11));
				status.setRollbackOnly();
			});
			assertThat(entityManager.find(Note.class, 1L)).isNull();
			assertThat(session.getUpdateState(0)).isNull();
			archive.executeWithoutResult((status) -> {
				entityManager.persist(new Note(1, "committed"));
				session.setUpdateState(0, UpdateState.ofPts(12));
			});
			assertThat(entityManager.find(Note.class, 1L)).isNotNull();
			assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(12));
		});
	}

	@Test
	void settingsOfTheApplicationsDatabaseAreNotThoseOfTheSessions() {
		onSqlite()
			.withPropertyValues("spring.jpa.properties.hibernate.default_schema=PUBLIC",
					"spring.jpa.database-platform=org.hibernate.dialect.H2Dialect")
			.withBean(PhysicalNamingStrategy.class, TelegramSessionJpaAutoConfigurationTests.Prefixing::new)
			.run((context) -> {
				assertWorks(context);
				assertThat(tables(context, "dataSource")).containsExactly("BOTS_NOTE");
				assertThat(new JdbcTemplate(context.getBean("sessionsDataSource", DataSource.class))
					.queryForObject("select count(*) from telegram_session", Integer.class)).isOne();
			});
	}

	@Test
	void tablesAreThereWhenTheApplicationPutsItsOwnOff() {
		onSqlite().withPropertyValues("spring.jpa.defer-datasource-initialization=true").run(this::assertWorks);
	}

	@Test
	void missingTablesAreAnsweredWithAdvice() {
		onSqlite().withPropertyValues("telegram.session.jpa.initialize-schema=never").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription())
				.isEqualTo("The tables of Telegram sessions are not in the database.");
		});
	}

	@Test
	void twoMarkedDatabasesAreRefused() {
		this.contextRunner.withUserConfiguration(Marked.class, AlsoMarked.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("sessionsDataSource")
				.hasMessageContaining("otherDataSource");
		});
	}

	@Test
	void theMarkedDatabaseIsCheckedForItsDurability(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Marked.class)
			.withPropertyValues("sessions.url=jdbc:h2:file:" + this.directory.resolve("h2"),
					"telegram.session.jpa.initialize-schema=always")
			.run((context) -> assertThat(output).containsOnlyOnce("(WRITE_DELAY)"));
	}

	@Test
	void otherTypesLeaveTheMarkedDatabaseAlone() {
		this.contextRunner.withUserConfiguration(Marked.class)
			.withPropertyValues("telegram.session.type=memory")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(OWN_UNIT);
				assertThat(tables(context, "sessionsDataSource")).isEmpty();
			});
	}

	private ApplicationContextRunner onSqlite() {
		return this.contextRunner.withUserConfiguration(Marked.class)
			.withPropertyValues(
					"sessions.url=jdbc:sqlite:" + this.directory.resolve("sessions.db")
							+ "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE",
					"telegram.session.jpa.initialize-schema=always");
	}

	private void assertWorks(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		NoteRepository notes = context.getBean(NoteRepository.class);
		notes.save(new Note(1, "buy milk"));
		assertThat(notes.findById(1L)).map(Note::getText).contains("buy milk");
		assertKeeps(context);
	}

	private void assertKeeps(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		TelegramSession session = context.getBean(TelegramSession.class);
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(KnownLogin.KEY);
		session.processEntities(new User(5, 77L, "A", "someone"));
		session.save();
		assertThat(context.getBean(TelegramSessionRepository.class).count()).isEqualTo(1);
		assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
		assertThat(session.findEntityByUsername("someone")).isPresent();
	}

	private static void assertGetsItsOwn(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		Injected injected = context.getBean(Injected.class);
		Object dataSource = context.getBean("dataSource");
		Object unit = context.getBean("entityManagerFactory");
		Object transactionManager = context.getBean("transactionManager");
		assertThat(injected.dataSource()).isSameAs(dataSource).isSameAs(context.getBean(DataSource.class));
		assertThat(injected.dataSources()).containsExactly((DataSource) dataSource);
		assertThat(injected.jdbc().getDataSource()).isSameAs(dataSource);
		assertThat(injected.unit()).isSameAs(unit).isSameAs(context.getBean(EntityManagerFactory.class));
		assertThat(injected.units()).containsExactly((EntityManagerFactory) unit);
		assertThat(injected.entityManager().getMetamodel().getEntities()).hasSize(1);
		assertThat(injected.entityManagers()).hasSize(1);
		assertThat(injected.transactionManager()).isSameAs(transactionManager)
			.isSameAs(context.getBean(TransactionManager.class));
		assertThat(injected.transactionManagers()).containsExactly((TransactionManager) transactionManager);
		assertThat(injected.transactions().getTransactionManager()).isSameAs(transactionManager);
	}

	private static List<String> entities(AssertableApplicationContext context, String unit) {
		return context.getBean(unit, EntityManagerFactory.class)
			.getMetamodel()
			.getEntities()
			.stream()
			.map(EntityType::getName)
			.toList();
	}

	private static List<String> tables(AssertableApplicationContext context, String dataSource) {
		return new JdbcTemplate(context.getBean(dataSource, DataSource.class)).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC' order by 1",
				String.class);
	}

}
