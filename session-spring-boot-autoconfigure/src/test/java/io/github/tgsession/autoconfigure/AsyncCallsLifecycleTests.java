package io.github.tgsession.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.tl.User;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncCallsLifecycle}.
 */
@Timeout(60)
class AsyncCallsLifecycleTests {

	private final ApplicationContextRunner memoryRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TelegramSessionAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot", "telegram.session.type=memory");

	private final ApplicationContextRunner jpaRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("telegram.session.name=my-bot", "spring.datasource.generate-unique-name=true",
				"telegram.session.buffer.flush-interval=1h");

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean learn(TelegramSession session) {
		return session.processEntities(new User(5, 77L, "A", "someone"));
	}

	@Test
	void worksThatWaitHaveRunBeforeTheSessionIsSavedAndTheBufferStops() {
		this.jpaRunner.withUserConfiguration(WitnessConfiguration.class).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			TelegramSession other = context.getBean(TelegramSessions.class).open("other");
			AsyncCallsLifecycle lifecycle = context.getBean(AsyncCallsLifecycle.class);
			// Goes on only once the lifecycle has been asked to stop.
			session.runAsync((same) -> Awaitility.await().until(() -> !lifecycle.isRunning()));
			CompletableFuture<Boolean> learnt = session.callAsync(AsyncCallsLifecycleTests::learn);
			CompletableFuture<Boolean> learntToo = other.callAsync((same) -> {
				learnt.join();
				return learn(same);
			});
			Witness witness = context.getBean(Witness.class);
			SessionBufferLifecycle buffer = context.getBean(SessionBufferLifecycle.class);
			witness.stopped = () -> {
				assertThat(learnt).isCompletedWithValue(true);
				assertThat(learntToo).isCompletedWithValue(true);
				assertThat(buffer.isRunning()).isTrue();
			};
			context.getSourceApplicationContext().stop();
			assertThat(witness.failure).isNull();
			assertThat(witness.running).isFalse();
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(2);
		});
	}

	@Test
	void stoppingDoesNotWaitButTellsWhenWorksHaveRun() {
		this.memoryRunner.run((context) -> {
			CountDownLatch release = new CountDownLatch(1);
			CompletableFuture<Boolean> work = context.getBean(TelegramSession.class)
				.callAsync((session) -> await(release));
			CompletableFuture<Boolean> stopped = new CompletableFuture<>();
			AsyncCallsLifecycle lifecycle = context.getBean(AsyncCallsLifecycle.class);
			lifecycle.stop(() -> stopped.complete(work.isDone()));
			assertThat(stopped).isNotDone();
			assertThat(lifecycle.isRunning()).isFalse();
			release.countDown();
			assertThat(stopped.get(30, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void theTimeoutOfAShutdownPhaseLimitsTheWaiting() {
		this.memoryRunner.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
			.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=100ms")
			.run((context) -> {
				CountDownLatch release = new CountDownLatch(1);
				CompletableFuture<Boolean> work = context.getBean(TelegramSession.class)
					.callAsync((session) -> await(release));
				context.getSourceApplicationContext().stop();
				assertThat(work).isNotDone();
				release.countDown();
				assertThat(work.get(30, TimeUnit.SECONDS)).isTrue();
			});
	}

	@Test
	void aFailureToFindTheSessionsDoesNotHoldUpTheShutdown() {
		ConfigurableListableBeanFactory beans = mock(ConfigurableListableBeanFactory.class);
		given(beans.getBeanNamesForType(StoredSessions.class, false, false))
			.willThrow(new IllegalStateException("no beans"));
		AtomicBoolean stopped = new AtomicBoolean();
		assertThatIllegalStateException()
			.isThrownBy(() -> new AsyncCallsLifecycle(beans).stop(() -> stopped.set(true)));
		assertThat(stopped).isTrue();
	}

	@Test
	void pausedContextTakesWorksThoughTheApplicationsExecutorHoldsWorkBack() {
		this.jpaRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			AsyncTaskExecutor applicationTaskExecutor = context.getBean(AsyncTaskExecutor.class);
			context.getSourceApplicationContext().stop();
			Future<?> heldBack = applicationTaskExecutor.submit(() -> {
			});
			CompletableFuture<Boolean> learnt = session.callAsync(AsyncCallsLifecycleTests::learn);
			assertThat(learnt.get(30, TimeUnit.SECONDS)).isTrue();
			assertThat(heldBack.isDone()).isFalse();
			context.getSourceApplicationContext().start();
			assertThat(context.getBean(AsyncCallsLifecycle.class).isRunning()).isTrue();
			heldBack.get(30, TimeUnit.SECONDS);
			session.runAsync((same) -> {
				same.processEntities(new User(6, 77L, "B", "another"));
				same.save();
			}).get(30, TimeUnit.SECONDS);
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(2);
		});
	}

	@Test
	void whatABotTellsWhileItStopsIsKept() {
		StoppingBot[] bot = new StoppingBot[1];
		this.memoryRunner.withUserConfiguration(BotConfiguration.class)
			.run((context) -> bot[0] = context.getBean(StoppingBot.class));
		assertThat(bot[0].told).isDone().isNotCompletedExceptionally();
	}

	@Test
	void closingTheContextWaitsForWorksThatComeWhileItIsPaused() {
		List<CompletableFuture<?>> told = new ArrayList<>();
		this.memoryRunner.run((context) -> {
			context.getSourceApplicationContext().stop();
			for (int i = 0; i < 1000; i++) {
				told.add(context.getBean(TelegramSession.class).runAsync(TelegramSession::save));
			}
		});
		assertThat(told).hasSize(1000).allSatisfy((future) -> assertThat(future).isCompleted());
	}

	@Test
	void closingWithinATransactionDoesNotDrawWorksIntoIt() {
		this.jpaRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSessions.class).open("other");
			List<CompletableFuture<Boolean>> works = new ArrayList<>();
			AuthKey key = AuthKey.of(new byte[AuthKey.LENGTH]);
			new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
				.executeWithoutResult((transaction) -> {
					works.add(session.callAsync((same) -> {
						same.setAuthKey(2, key);
						same.setUpdateState(0, UpdateState.ofPts(1));
						return TransactionSynchronizationManager.isActualTransactionActive();
					}));
					session.close();
					assertThat(works.get(0)).isCompletedWithValue(false);
					transaction.setRollbackOnly();
				});
			try (TelegramSession again = context.getBean(TelegramSessions.class).open("other")) {
				assertThat(again.getAuthKey(2)).isEqualTo(key);
				assertThat(again.getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
			}
		});
	}

	@Test
	void unusedSessionsAreNotMadeToStop() {
		this.memoryRunner.withPropertyValues("spring.main.lazy-initialization=true")
			.withBean("mine", TelegramSession.class, () -> mock(TelegramSession.class))
			.run((context) -> {
				context.getSourceApplicationContext().stop();
				assertThat(context.getSourceApplicationContext().getBeanFactory().getSingleton("telegramSessions"))
					.isNull();
			});
	}

	@Test
	void sessionsOfTheApplicationHaveNoSuchLifecycle() {
		TelegramSessions sessions = mock(TelegramSessions.class);
		this.memoryRunner.withBean("sessions", TelegramSessions.class, () -> sessions)
			.withBean("mine", TelegramSession.class, () -> mock(TelegramSession.class))
			.run((context) -> assertThat(context).doesNotHaveBean(AsyncCallsLifecycle.class)
				.doesNotHaveBean(StoredSessions.class));
	}

	private static long entitiesInTheDatabase(DataSource dataSource) {
		Long count = new JdbcTemplate(dataSource).queryForObject("select count(*) from telegram_entity", Long.class);
		return (count != null) ? count : 0;
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "com.example.bot")
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class WitnessConfiguration {

		@Bean
		Witness witness() {
			return new Witness();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BotConfiguration {

		@Bean
		StoppingBot bot(TelegramSession session) {
			return new StoppingBot(session);
		}

	}

	/**
	 * Tells its last position while it stops.
	 */
	static class StoppingBot implements SmartLifecycle {

		private final TelegramSession session;

		private volatile boolean running;

		private @Nullable CompletableFuture<?> told;

		StoppingBot(TelegramSession session) {
			this.session = session;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.told = this.session.runAsync((same) -> same.setUpdateState(0, UpdateState.ofPts(1)));
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * Looks around when the configured session is saved.
	 */
	static class Witness implements SmartLifecycle {

		private Runnable stopped = () -> {
		};

		private volatile boolean running;

		private @Nullable Throwable failure;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			try {
				this.stopped.run();
			}
			catch (AssertionError ex) {
				this.failure = ex;
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return TelegramSessionLifecycle.PHASE;
		}

	}

}
