package io.github.tgsession.autoconfigure;

import java.time.Clock;
import java.util.concurrent.Executor;

import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.core.SessionIdentityListener;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.core.StoredSessionsBuilder;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionSnapshots;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.EntityReader;
import io.github.tgsession.transfer.SessionTransfer;
import io.github.tgsession.transfer.TelethonStringCodec;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Telegram sessions.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TelegramSessionJpaAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "telegram.session.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TelegramSessionProperties.class)
public final class TelegramSessionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SessionStringCodec telegramSessionStringCodec() {
		return new TelethonStringCodec();
	}

	// Lazy: an application with a session of its own need not have a store for ours.
	@Bean(destroyMethod = "close")
	@Lazy
	@ConditionalOnMissingBean(TelegramSessions.class)
	StoredSessions telegramSessions(TelegramSessionProperties properties, ObjectProvider<SessionStore> store,
			SessionStringCodec stringCodec, ObjectProvider<Clock> clock, ObjectProvider<EntityReader> entityReader,
			ObjectProvider<SessionIdentityListener> identityListeners,
			@TelegramSessionExecutor ObjectProvider<Executor> asyncExecutor, LeaseChanges leaseChanges,
			Environment environment, ConfigurableListableBeanFactory beanFactory) {
		SessionStore existing = store.getIfAvailable();
		if (existing == null) {
			throw UnmetSessionType.failure(beanFactory, beanFactory.getBeanClassLoader());
		}
		StoredSessionsBuilder builder = StoredSessions.builder(existing, stringCodec)
			.clock(clock.getIfUnique(Clock::systemUTC))
			.saveEntities(properties.isSaveEntities())
			.leaseListener(leaseChanges)
			.identityListener(new IdentityListeners(identityListeners.orderedStream().toList()));
		entityReader.ifAvailable(builder::entityReader);
		Executor executor = asyncExecutor.getIfAvailable();
		if (executor != null) {
			builder.asyncExecutor(executor);
		}
		else if (Threading.VIRTUAL.isActive(environment)) {
			builder.asyncExecutor(virtualThreads());
		}
		return builder.build();
	}

	// Not the application's task executor: that one holds work back while the context is
	// paused, and it may be limited in a way that blocks the event loop.
	private static Executor virtualThreads() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("telegram-session-");
		executor.setVirtualThreads(true);
		return executor;
	}

	@Bean
	LeaseChanges telegramSessionLeaseChanges(ApplicationEventPublisher eventPublisher) {
		return new LeaseChanges(eventPublisher);
	}

	@Bean
	@ConditionalOnBean(StoredSessions.class)
	AsyncCallsLifecycle telegramSessionAsyncCallsLifecycle(ConfigurableListableBeanFactory beanFactory) {
		return new AsyncCallsLifecycle(beanFactory);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(SessionSnapshots.class)
	SessionTransfer telegramSessionTransfer(SessionSnapshots snapshots) {
		return new SessionTransfer(snapshots);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(SessionStore.class)
	@ConditionalOnSessionType(SessionType.MEMORY)
	static class MemoryConfiguration {

		@Bean
		MemorySessionStore telegramSessionStore() {
			return new MemorySessionStore();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSessionType(SessionType.STRING)
	static class StringConfiguration {

		@Bean
		@ConditionalOnMissingBean(SessionStore.class)
		MemorySessionStore telegramSessionStore() {
			return new MemorySessionStore();
		}

		@Bean
		SessionStringPublisher telegramSessionStringPublisher(ApplicationEventPublisher eventPublisher) {
			return new SessionStringPublisher(eventPublisher);
		}

	}

	/**
	 * The session that is injected.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(TelegramSession.class)
	static class NamedSessionConfiguration {

		@Bean(destroyMethod = "close")
		TelegramSession telegramSession(TelegramSessionProperties properties, Environment environment,
				TelegramSessions sessions, SessionStringCodec stringCodec, ObjectProvider<SessionStore> store,
				ObjectProvider<SessionStringPublisher> publisher, LeaseChanges leaseChanges,
				ResourceLoader resourceLoader) {
			String name = SessionName.of(properties.getName(), environment.getProperty("spring.application.name"));
			SessionImport sessionImport = new SessionImport(sessions, resourceLoader, publisher.getIfAvailable());
			return new SessionOpener(sessions, stringCodec, store.getIfUnique(), sessionImport,
					publisher.getIfAvailable(), leaseChanges)
				.open(name, properties.importFrom(), properties.string());
		}

		@Bean
		TelegramSessionLifecycle telegramSessionLifecycle(ConfigurableListableBeanFactory beanFactory) {
			return new TelegramSessionLifecycle(beanFactory, "telegramSession");
		}

	}

}
