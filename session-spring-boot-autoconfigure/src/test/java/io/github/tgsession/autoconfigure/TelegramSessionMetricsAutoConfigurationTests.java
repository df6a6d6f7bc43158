package io.github.tgsession.autoconfigure;

import java.util.Optional;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.observe.BufferMetrics;
import io.github.tgsession.observe.SessionMetrics;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TelegramSessionMetricsAutoConfiguration}.
 */
class TelegramSessionMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
				TelegramSessionMetricsAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class))
		.withPropertyValues("telegram.session.type=memory", "telegram.session.name=my-bot");

	private final ApplicationContextRunner meteredRunner = this.contextRunner.withBean(SimpleMeterRegistry.class);

	@Test
	void sessionIsMeteredWithoutActuator() {
		this.meteredRunner.run((context) -> {
			context.getBean(TelegramSession.class).findInputEntity("@nobody");
			System.gc();
			assertThat(context.getBean(MeterRegistry.class)
				.get("cache.gets")
				.tags("session", "my-bot", "result", "miss", "cache", "telegram.entities")
				.functionCounter()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void bufferIsMetered() {
		buffered(this.meteredRunner).run((context) -> {
			assertThat(context).hasSingleBean(BufferMetrics.class).hasSingleBean(SessionMetrics.class);
			assertThat(context.getBean(MeterRegistry.class).get("telegram.session.buffer.capacity").gauge().value())
				.isEqualTo(BufferSettings.defaults().capacity());
		});
	}

	@Test
	void otherStoresHaveNoBufferToMeter() {
		this.meteredRunner.run((context) -> assertThat(context).doesNotHaveBean(BufferMetrics.class));
	}

	@Test
	void bufferIsNotMeteredWithoutMicrometer() {
		buffered(this.meteredRunner)
			.withClassLoader(new FilteredClassLoader("io.micrometer.core.instrument.binder.cache"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("telegramSessionBufferMetrics"));
	}

	@Test
	void applicationBufferMetricsTakeThePlaceOfOurs() {
		buffered(this.meteredRunner)
			.withBean("mine", BufferMetrics.class, () -> new BufferMetrics(mock(BufferedSessionStore.class)))
			.run((context) -> assertThat(context).getBeanNames(BufferMetrics.class).containsExactly("mine"));
	}

	@Test
	void compositeRegistryOfBootIsEnough() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SessionMetrics.class));
	}

	@Test
	void nothingIsMeteredWithoutMicrometer() {
		this.meteredRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core.instrument.binder.cache"))
			.run((context) -> assertThat(context).doesNotHaveBean("telegramSessionMetrics").hasBean("telegramSession"));
	}

	@Test
	void nothingIsMeteredWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
					TelegramSessionMetricsAutoConfiguration.class))
			.withPropertyValues("telegram.session.type=memory", "telegram.session.name=my-bot")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionMetrics.class));
	}

	@Test
	void nothingIsMeteredWhenDisabled() {
		this.meteredRunner.withPropertyValues("telegram.session.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionMetrics.class));
	}

	@Test
	void nothingIsMeteredOnSessionsOfTheApplicationsOwn() {
		TelegramSessions sessions = mock(TelegramSessions.class);
		given(sessions.open("my-bot")).willReturn(mock(TelegramSession.class));
		this.meteredRunner.withBean(TelegramSessions.class, () -> sessions)
			.run((context) -> assertThat(context).doesNotHaveBean(SessionMetrics.class));
	}

	@Test
	void oneOfSeveralSessionsIsNotGuessed() {
		this.meteredRunner.withBean("one", TelegramSession.class, () -> mock(TelegramSession.class))
			.withBean("two", TelegramSession.class, () -> mock(TelegramSession.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionMetrics.class));
	}

	@Test
	void applicationMetricsTakeThePlaceOfOurs() {
		this.meteredRunner
			.withBean("mine", SessionMetrics.class,
					() -> new SessionMetrics("x", (name) -> Optional.empty(), new MemorySessionStore()))
			.run((context) -> assertThat(context).getBeanNames(SessionMetrics.class).containsExactly("mine"));
	}

	private static ApplicationContextRunner buffered(ApplicationContextRunner runner) {
		return runner.withBean(BufferedSessionStore.class,
				() -> new BufferedSessionStore(new MemorySessionStore(), BufferSettings.defaults()));
	}

}
