package io.github.tgsession.autoconfigure;

import io.github.tgsession.observe.BufferHealthIndicator;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TelegramSessionHealthAutoConfiguration}.
 */
class TelegramSessionHealthAutoConfigurationTests {

	private final ApplicationContextRunner plainRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
				TelegramSessionHealthAutoConfiguration.class, HealthContributorAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class))
		.withPropertyValues("telegram.session.type=memory", "telegram.session.name=my-bot");

	private final ApplicationContextRunner contextRunner = this.plainRunner.withBean(BufferedSessionStore.class,
			() -> new BufferedSessionStore(new MemorySessionStore(), BufferSettings.defaults()));

	@Test
	void bufferedSessionsHaveAHealth() {
		this.contextRunner.run((context) -> {
			HealthContributorRegistry registry = context.getBean(HealthContributorRegistry.class);
			assertThat(registry.getContributor("telegramSession")).isInstanceOf(BufferHealthIndicator.class);
			assertThat(context.getBean(BufferHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void otherStoresHaveNone() {
		this.plainRunner.run((context) -> assertThat(context).hasSingleBean(SessionStore.class)
			.doesNotHaveBean("telegramSessionHealthIndicator"));
	}

	@Test
	void indicatorCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.health.telegram-session.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BufferHealthIndicator.class));
	}

	@Test
	void disabledSessionsHaveNone() {
		this.contextRunner.withPropertyValues("telegram.session.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BufferHealthIndicator.class));
	}

	@Test
	void bootWithoutHealthIsEnough() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
					TelegramSessionHealthAutoConfiguration.class))
			.withPropertyValues("telegram.session.name=my-bot")
			.withBean(BufferedSessionStore.class,
					() -> new BufferedSessionStore(new MemorySessionStore(), BufferSettings.defaults()))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("telegramSessionHealthIndicator"));
	}

	@Test
	void applicationIndicatorTakesThePlaceOfOurs() {
		this.contextRunner
			.withBean("telegramSessionHealthIndicator", HealthIndicator.class, () -> mock(HealthIndicator.class))
			.run((context) -> assertThat(context).doesNotHaveBean(BufferHealthIndicator.class));
	}

}
