package io.github.tgsession.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * On which executor the works of sessions run.
 */
@Timeout(60)
class AsyncExecutorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TelegramSessionAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot", "telegram.session.type=memory");

	private static Thread threadOf(AssertableApplicationContext context) throws Exception {
		CompletableFuture<Thread> thread = context.getBean(TelegramSession.class)
			.callAsync((session) -> Thread.currentThread());
		return thread.get(30, TimeUnit.SECONDS);
	}

	@Test
	void callsRunOnThreadsOfOurOwnBesideTheApplicationsExecutor() {
		this.contextRunner.run((context) -> {
			Thread thread = threadOf(context);
			assertThat(thread.getName()).matches("telegram-session-\\d+");
			assertThat(thread.isDaemon()).isTrue();
			assertThat(context).hasBean("applicationTaskExecutor");
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void callsRunOnVirtualThreadsWhenTheseAreEnabled() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			Thread thread = threadOf(context);
			assertThat(thread.getName()).startsWith("telegram-session-");
			assertThat(thread.getClass().getName()).contains("VirtualThread");
		});
	}

	@Test
	void aQualifiedExecutorIsUsedAndLeavesTheApplicationsExecutorInPlace() {
		this.contextRunner.withUserConfiguration(OwnExecutor.class).run((context) -> {
			assertThat(threadOf(context).getName()).startsWith("mine-");
			assertThat(context).hasBean("applicationTaskExecutor");
		});
	}

	@Test
	void springsExecutorThatStopsLastRunsWhatWaitsWhenTheContextIsPaused() {
		this.contextRunner.withUserConfiguration(SpringExecutor.class).run((context) -> {
			assertThat(threadOf(context).getName()).startsWith("spring-");
			TelegramSession session = context.getBean(TelegramSession.class);
			AsyncCallsLifecycle lifecycle = context.getBean(AsyncCallsLifecycle.class);
			// Goes on only once the lifecycle has been asked to stop.
			session.runAsync((same) -> Awaitility.await().until(() -> !lifecycle.isRunning()));
			CompletableFuture<?> waiting = session.runAsync(TelegramSession::save);
			context.getSourceApplicationContext().stop();
			assertThat(waiting).isCompleted();
			context.getSourceApplicationContext().start();
		});
	}

	@Test
	void anyOtherExecutorIsLeftAlone() {
		Executor none = mock(Executor.class);
		this.contextRunner.withBean("another", Executor.class, () -> none)
			.run((context) -> assertThat(threadOf(context).getName()).startsWith("telegram-session-"));
		then(none).shouldHaveNoInteractions();
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
	static class SpringExecutor {

		@Bean(defaultCandidate = false)
		@TelegramSessionExecutor
		ThreadPoolTaskExecutor springExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setThreadNamePrefix("spring-");
			executor.setPhase(Integer.MIN_VALUE);
			return executor;
		}

	}

}
