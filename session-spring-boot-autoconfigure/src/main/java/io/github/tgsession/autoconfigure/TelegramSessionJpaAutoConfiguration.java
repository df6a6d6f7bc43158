package io.github.tgsession.autoconfigure;

import java.time.Clock;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.jpa.JpaLeaseTable;
import io.github.tgsession.jpa.JpaSessionStore;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.lease.LeasedSessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionImplementor;
import org.sqlite.SQLiteConnection;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Telegram sessions that are kept
 * with Spring Data JPA.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { TelegramSessionEntitiesAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
		DataJpaRepositoriesAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "telegram.session.enabled", matchIfMissing = true)
@ConditionalOnSessionType(SessionType.JPA)
@ConditionalOnClass({ DataSource.class, EntityManagerFactory.class, SessionImplementor.class, JpaRepository.class,
		Caffeine.class, EntityManagerFactoryBuilderCustomizer.class, EntityScanPackages.class })
@ConditionalOnMissingBean(SessionStore.class)
@Conditional(OnSessionUnitCondition.class)
@EnableConfigurationProperties({ TelegramSessionProperties.class, TelegramSessionJpaProperties.class })
@Import({ DatabaseInitializationDependencyConfigurer.class, ApplicationUnitConfiguration.class,
		OwnUnitConfiguration.class, SessionDatabaseConfiguration.class })
@ImportRuntimeHints(TelegramSessionRuntimeHints.class)
public final class TelegramSessionJpaAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NativeStatements telegramSessionStatements(SessionUnit unit) {
		return new NativeStatements(unit.entityManagerFactory(), new JdbcTemplate(unit.dataSource()));
	}

	/**
	 * Asks which database it is before there are threads that could wait for each other:
	 * for the only connection of a pool, and for the answer.
	 */
	@Bean
	SmartInitializingSingleton telegramSessionPlatform(NativeStatements statements) {
		return statements::platform;
	}

	// The store below is no bean: who got hold of it would not see what is still waiting.
	@Bean(destroyMethod = "close")
	@Fallback
	BufferedSessionStore telegramSessionStore(TelegramSessionProperties properties, NativeStatements statements,
			SessionUnit unit, ObjectProvider<Clock> clock) {
		SchemaVersion.verify(statements);
		JpaSessionStore store = new JpaSessionStore(SessionTables.of(statements), unit.transactionManager(),
				clock.getIfUnique(Clock::systemUTC));
		return new BufferedSessionStore(store, ConfiguredBuffer.settings(properties));
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnBooleanProperty(name = "telegram.session.lease.enabled", matchIfMissing = true)
	LeasedSessionStore telegramSessionLeases(TelegramSessionProperties properties, BufferedSessionStore store,
			NativeStatements statements, SessionUnit unit) {
		return new LeasedSessionStore(store, new JpaLeaseTable(SessionTables.of(statements), unit.transactionManager()),
				ConfiguredLease.settings(properties));
	}

	@Bean
	@ConditionalOnBean(LeasedSessionStore.class)
	LeaseLifecycle telegramSessionLeaseLifecycle(LeasedSessionStore store) {
		return new LeaseLifecycle(store);
	}

	@Bean
	SessionBufferLifecycle telegramSessionBufferLifecycle(BufferedSessionStore store) {
		return new SessionBufferLifecycle(store);
	}

	/**
	 * What concerns the pool of connections.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HikariDataSource.class, SQLiteConnection.class })
	static class SqlitePoolConfiguration {

		@Bean
		static SqlitePoolPostProcessor telegramSessionSqlitePoolPostProcessor() {
			return new SqlitePoolPostProcessor();
		}

	}

}
