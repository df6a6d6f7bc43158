package io.github.tgsession.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.buffer.BufferStatistics;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SessionBufferLifecycle}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionBufferLifecycleTests {

	private final BufferedSessionStore store = mock(BufferedSessionStore.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withBean(SessionBufferLifecycle.class, () -> new SessionBufferLifecycle(this.store));

	private final ApplicationContextRunner jpaRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("telegram.session.name=my-bot", "spring.datasource.generate-unique-name=true");

	@Test
	void bufferStartsBeforeAndStopsAfterAllThatUsesSessions() {
		SmartLifecycle bot = lifecycle(TelegramSessionLifecycle.PHASE);
		this.contextRunner.withBean(SmartLifecycle.class, () -> bot)
			.run((context) -> context.getSourceApplicationContext().stop());
		InOrder order = inOrder(this.store, bot);
		order.verify(this.store).start();
		order.verify(bot).start();
		order.verify(bot).stop(any());
		order.verify(this.store).stop();
	}

	@Test
	void pausedContextStartsTheBufferAgain() {
		this.contextRunner.run((context) -> {
			context.getSourceApplicationContext().stop();
			assertThat(context.getBean(SessionBufferLifecycle.class).isRunning()).isFalse();
			context.getSourceApplicationContext().start();
			assertThat(context.getBean(SessionBufferLifecycle.class).isRunning()).isTrue();
			InOrder order = inOrder(this.store);
			order.verify(this.store).start();
			order.verify(this.store).stop();
			order.verify(this.store).start();
		});
	}

	@Test
	void failureToWriteIsLoggedOnceAndDelaysNothing(CapturedOutput output) {
		BufferStatistics statistics = mock(BufferStatistics.class);
		given(statistics.waitingRows()).willReturn(12L);
		given(this.store.statistics()).willReturn(statistics);
		willThrow(new SessionStoreException("database away", null)).given(this.store).stop();
		long start = System.nanoTime();
		this.contextRunner.run((context) -> context.getSourceApplicationContext().stop());
		assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
		assertThat(output).containsOnlyOnce("12 changes of Telegram sessions could not be written")
			.containsOnlyOnce("ERROR");
	}

	@Test
	void pausedSessionsGoOn() {
		this.jpaRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.processEntities(new User(5, 77L, "A", "someone"));
			context.getSourceApplicationContext().stop();
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(1);
			session.processEntities(new User(6, 77L, "B", "another"));
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(2);
			context.getSourceApplicationContext().start();
			session.processEntities(new User(7, 77L, "C", "a_third"));
			session.save();
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(3);
		});
	}

	@Test
	void storeIsClosedAfterTheSessionsAndBeforeTheDataSource() {
		Destructions destructions = new Destructions();
		this.jpaRunner.withBean(BeanPostProcessor.class, () -> destructions)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(destructions.names).containsSubsequence("telegramSession", "telegramSessions",
				"telegramSessionStore", "entityManagerFactory", "dataSource");
	}

	@Test
	void whatBeansLearnWhileTheyAreDestroyedIsWritten() {
		Farewell farewell = new Farewell();
		this.jpaRunner.withUserConfiguration(ClientConfiguration.class)
			.withBean(Farewell.class, () -> farewell)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(farewell.entities).isEqualTo(1);
	}

	private static long entitiesInTheDatabase(DataSource dataSource) {
		Long count = new JdbcTemplate(dataSource).queryForObject("select count(*) from telegram_entity", Long.class);
		return (count != null) ? count : 0;
	}

	private static SmartLifecycle lifecycle(int phase) {
		SmartLifecycle lifecycle = mock(SmartLifecycle.class);
		boolean[] running = new boolean[1];
		given(lifecycle.getPhase()).willReturn(phase);
		given(lifecycle.isAutoStartup()).willReturn(true);
		given(lifecycle.isRunning()).willAnswer((call) -> running[0]);
		willAnswer((call) -> running[0] = true).given(lifecycle).start();
		willAnswer((call) -> {
			running[0] = false;
			call.getArgument(0, Runnable.class).run();
			return null;
		}).given(lifecycle).stop(any());
		return lifecycle;
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "com.example.bot")
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientConfiguration {

		@Bean(destroyMethod = "disconnect")
		Client client(TelegramSession session, DataSource dataSource, Farewell farewell) {
			return new Client(session, dataSource, farewell);
		}

	}

	record Client(TelegramSession session, DataSource dataSource, Farewell farewell) {

		void disconnect() {
			this.session.processEntities(new User(5, 77L, "A", "someone"));
			this.farewell.entities = entitiesInTheDatabase(this.dataSource);
		}

	}

	static class Farewell {

		private long entities;

	}

	static class Destructions implements DestructionAwareBeanPostProcessor {

		private final List<String> names = new ArrayList<>();

		@Override
		public void postProcessBeforeDestruction(Object bean, String beanName) {
			this.names.add(beanName);
		}

	}

}
