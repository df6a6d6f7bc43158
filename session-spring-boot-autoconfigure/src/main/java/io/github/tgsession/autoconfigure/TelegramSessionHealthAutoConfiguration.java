package io.github.tgsession.autoconfigure;

import io.github.tgsession.lease.LeasedSessionStore;
import io.github.tgsession.observe.BufferHealthIndicator;
import io.github.tgsession.observe.LeaseHealthIndicator;
import io.github.tgsession.store.buffer.BufferedSessionStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of Telegram sessions
 * that are kept in a database.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TelegramSessionAutoConfiguration.class, before = HealthContributorAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "telegram.session.enabled", matchIfMissing = true)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnSingleCandidate(BufferedSessionStore.class)
public final class TelegramSessionHealthAutoConfiguration {

	// Not on the class: its condition is loaded before that on classes is evaluated.
	@Bean
	@ConditionalOnEnabledHealthIndicator("telegram-session")
	@ConditionalOnMissingBean(name = "telegramSessionHealthIndicator")
	BufferHealthIndicator telegramSessionHealthIndicator(BufferedSessionStore store) {
		return new BufferHealthIndicator(store::statistics);
	}

	@Bean
	@ConditionalOnEnabledHealthIndicator("telegram-session-lease")
	@ConditionalOnMissingBean(name = "telegramSessionLeaseHealthIndicator")
	@ConditionalOnSingleCandidate(LeasedSessionStore.class)
	LeaseHealthIndicator telegramSessionLeaseHealthIndicator(LeasedSessionStore store) {
		return new LeaseHealthIndicator(store::states);
	}

}
