package io.github.tgsession.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.jpa.entity.TelegramEntities;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the repositories, which are there for the application only: making them takes
 * a good part of the time of a start.
 */
class RepositoriesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("telegram.session.name=my-bot", "spring.datasource.generate-unique-name=true");

	@Test
	void theStoreNeedsNoRepository() {
		this.contextRunner.run((context) -> {
			learn(context);
			context.getBean(TelegramSession.class).save();
			assertThat(made(context)).isEmpty();
		});
	}

	@Test
	void eachRepositoryCanBeMade() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBeansOfType(Repository.class)).hasSize(TelegramEntities.ALL.size());
			assertThat(made(context)).hasSize(TelegramEntities.ALL.size());
		});
	}

	@Test
	void aRepositoryIsMadeWhenTheApplicationUsesIt() {
		this.contextRunner.withBean(Acquaintances.class).run((context) -> {
			learn(context);
			context.getBean(TelegramSession.class).save();
			assertThat(made(context)).isEmpty();
			assertThat(context.getBean(Acquaintances.class).count("my-bot")).isOne();
			assertThat(made(context)).containsExactlyInAnyOrder("telegramPeerRepository", "telegramSessionRepository");
		});
	}

	private static void learn(AssertableApplicationContext context) {
		context.getBean(TelegramSession.class).processEntities(new User(5, 77L, "A", "someone"));
	}

	private static List<String> made(AssertableApplicationContext context) {
		return Arrays.stream(context.getBeanNamesForType(Repository.class, true, false))
			.filter(context.getBeanFactory()::containsSingleton)
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

	static class Acquaintances {

		private final TelegramSessionRepository sessions;

		private final TelegramPeerRepository peers;

		Acquaintances(TelegramSessionRepository sessions, TelegramPeerRepository peers) {
			this.sessions = sessions;
			this.peers = peers;
		}

		long count(String session) {
			return this.sessions.findByName(session).map((row) -> this.peers.countBySessionId(row.getId())).orElse(0L);
		}

	}

}
