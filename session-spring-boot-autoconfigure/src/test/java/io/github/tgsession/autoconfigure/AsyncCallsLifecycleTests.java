package io.github.tgsession.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.SessionIdentityListener;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncCallsLifecycle} and the executor of asynchronous calls.
 */
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

	private final CallingThread callingThread = new CallingThread();

	private Thread threadOf(AssertableApplicationContext context) throws Exception {
		context.getBean(TelegramSession.class).async().setAuthKey(null).get(30, TimeUnit.SECONDS);
		return this.callingThread.last();
	}

	@Test
	void callsThatWaitAreInTheDatabaseWhenTheContextHasStopped() {
		this.jpaRunner.withUserConfiguration(PausedExecutor.class).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			TelegramSession other = context.getBean(TelegramSessions.class).open("other");
			CompletableFuture<Boolean> learnt = session.async().processEntities(new User(5, 77L, "A", "someone"));
			CompletableFuture<Boolean> learntToo = other.async().processEntities(new User(5, 77L, "A", "someone"));
			assertThat(learnt).isNotDone();
			context.getSourceApplicationContext().stop();
			assertThat(learnt).isCompletedWithValue(true);
			assertThat(learntToo).isCompletedWithValue(true);
			assertThat(entitiesInTheDatabase(context.getBean(DataSource.class))).isEqualTo(2);
		});
	}

	@Test
	void pausedContextTakesCallsThoughTheApplicationsExecutorHoldsWorkBack() {
		this.jpaRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			AsyncTaskExecutor applicationTaskExecutor = context.getBean(AsyncTaskExecutor.class);
			context.getSourceApplicationContext().stop();
			assertThat(context.getBean(AsyncCallsLifecycle.class).isRunning()).isFalse();
			Future<?> heldBack = applicationTaskExecutor.submit(() -> {
			});
			assertThat(session.async().processEntities(new User(5, 77L, "A", "someone")).get(30, TimeUnit.SECONDS))
				.isTrue();
			assertThat(heldBack.isDone()).isFalse();
			context.getSourceApplicationContext().start();
			assertThat(context.getBean(AsyncCallsLifecycle.class).isRunning()).isTrue();
			heldBack.get(30, TimeUnit.SECONDS);
			session.async().processEntities(new User(6, 77L, "B", "another"));
			session.async().save().get(30, TimeUnit.SECONDS);
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
	void closingTheContextRunsWhatWaits() {
		List<CompletableFuture<?>> told = new ArrayList<>();
		this.memoryRunner.withUserConfiguration(PausedExecutor.class)
			.run((context) -> told.add(context.getBean(TelegramSession.class).async().save()));
		assertThat(told).singleElement().satisfies((future) -> assertThat(future).isDone());
		assertThat(told.get(0)).isNotCompletedExceptionally();
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

	@Test
	void callsRunOnThreadsOfOurOwnBesideTheApplicationsExecutor() {
		this.memoryRunner.withBean(SessionIdentityListener.class, () -> this.callingThread).run((context) -> {
			Thread thread = threadOf(context);
			assertThat(thread.getName()).matches("telegram-session-\\d+");
			assertThat(thread.isDaemon()).isTrue();
			assertThat(context).hasBean("applicationTaskExecutor");
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void callsRunOnVirtualThreadsWhenTheseAreEnabled() {
		this.memoryRunner.withBean(SessionIdentityListener.class, () -> this.callingThread)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> {
				Thread thread = threadOf(context);
				assertThat(thread.getName()).startsWith("telegram-session-");
				assertThat(thread.getClass().getName()).contains("VirtualThread");
			});
	}

	@Test
	void aQualifiedExecutorIsUsedAndLeavesTheApplicationsExecutorInPlace() {
		this.memoryRunner.withBean(SessionIdentityListener.class, () -> this.callingThread)
			.withUserConfiguration(OwnExecutor.class)
			.run((context) -> {
				assertThat(threadOf(context).getName()).startsWith("mine-");
				assertThat(context).hasBean("applicationTaskExecutor");
			});
	}

	@Test
	void anyOtherExecutorIsLeftAlone() {
		Executor none = mock(Executor.class);
		this.memoryRunner.withBean(SessionIdentityListener.class, () -> this.callingThread)
			.withBean("another", Executor.class, () -> none)
			.run((context) -> assertThat(threadOf(context).getName()).startsWith("telegram-session-"));
		then(none).shouldHaveNoInteractions();
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
	static class PausedExecutor {

		@Bean(defaultCandidate = false)
		@TelegramSessionExecutor
		Executor pausedExecutor() {
			return (work) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		@Bean(defaultCandidate = false)
		@TelegramSessionExecutor
		SimpleAsyncTaskExecutor ownExecutor() {
			return new SimpleAsyncTaskExecutor("mine-");
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
			this.told = this.session.async().setUpdateState(0, UpdateState.ofPts(1));
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	/**
	 * Notes on which thread a login changes.
	 */
	static class CallingThread implements SessionIdentityListener {

		private volatile @Nullable Thread last;

		@Override
		public void identityChanged(TelegramSession session) {
			this.last = Thread.currentThread();
		}

		Thread last() {
			return Objects.requireNonNull(this.last);
		}

	}

}
