package io.github.tgsession.autoconfigure;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link SqlitePoolPostProcessor}.
 */
class SqlitePoolTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				DataJpaRepositoriesAutoConfiguration.class, TransactionAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withPropertyValues("spring.application.name=bot", "spring.datasource.hikari.maximum-pool-size=1",
				"spring.jpa.hibernate.ddl-auto=none", "telegram.session.jpa.initialize-schema=always");

	@Test
	void transactionsAreWholeAgainAfterTheDiskWasFull() {
		this.runner.withPropertyValues("spring.datasource.url=" + file()).run((context) -> {
			TransactionTemplate transactions = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			JdbcTemplate jdbc = new JdbcTemplate(context.getBean(HikariDataSource.class));
			jdbc.execute("create table note (text text)");
			assertThat(catchThrowable(() -> transactions.executeWithoutResult((status) -> {
				jdbc.execute("pragma max_page_count = 1");
				jdbc.update("insert into note values (?)", "x".repeat(100_000));
			}))).isNotNull();
			transactions.executeWithoutResult((status) -> {
				jdbc.update("insert into note values ('rolled back')");
				status.setRollbackOnly();
			});
			transactions.executeWithoutResult((status) -> jdbc.update("insert into note values ('committed')"));
			assertThat(jdbc.queryForList("select text from note", String.class)).containsExactly("committed");
		});
	}

	@Test
	void anotherDecisionOfTheApplicationStands() {
		this.runner
			.withPropertyValues("spring.datasource.url=" + file(),
					"spring.datasource.hikari.exception-override-class-name=" + OwnDecision.class.getName())
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getExceptionOverride())
				.isInstanceOf(OwnDecision.class));
	}

	@Test
	void poolsOnOtherDatabasesAreLeftAlone() {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:h2:mem:pools")
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getExceptionOverride()).isNull());
	}

	@Test
	void theOnlyConnectionToADatabaseInMemoryIsKept() {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:")
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getExceptionOverride()).isNull());
	}

	private String file() {
		return "jdbc:sqlite:" + this.directory.resolve("bot.db") + "?journal_mode=WAL&synchronous=FULL";
	}

	/**
	 * Decides nothing.
	 */
	public static class OwnDecision implements SQLExceptionOverride {

	}

}
