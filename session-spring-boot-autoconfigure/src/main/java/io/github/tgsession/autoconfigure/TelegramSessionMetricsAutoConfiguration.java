package io.github.tgsession.autoconfigure;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.lease.LeasedSessionStore;
import io.github.tgsession.observe.BufferMetrics;
import io.github.tgsession.observe.LeaseMetrics;
import io.github.tgsession.observe.SessionMetrics;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for metrics of the configured
 * Telegram session and of what waits to be written.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { TelegramSessionAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "telegram.session.enabled", matchIfMissing = true)
@ConditionalOnClass(CacheMeterBinder.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnSingleCandidate(SessionStore.class)
public final class TelegramSessionMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean({ StoredSessions.class, TelegramSessionLifecycle.class })
	@ConditionalOnSingleCandidate(TelegramSession.class)
	SessionMetrics telegramSessionMetrics(TelegramSession session, StoredSessions sessions, SessionStore store) {
		return new SessionMetrics(session.getName(), sessions::statistics, store);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(BufferedSessionStore.class)
	BufferMetrics telegramSessionBufferMetrics(BufferedSessionStore store) {
		return new BufferMetrics(store);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(LeasedSessionStore.class)
	LeaseMetrics telegramSessionLeaseMetrics(LeasedSessionStore store) {
		return new LeaseMetrics(store::states);
	}

}
