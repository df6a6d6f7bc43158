package io.github.tgsession.autoconfigure;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.tgsession.jpa.JpaLeaseTable;
import io.github.tgsession.jpa.JpaSessionStore;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.lease.LeasedSessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.transaction.PlatformTransactionManager;

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
@ConditionalOnBean(name = { "entityManagerFactory", "transactionManager" })
@EnableConfigurationProperties({ TelegramSessionProperties.class, TelegramSessionJpaProperties.class })
@EnableJpaRepositories(basePackages = "io.github.tgsession.jpa.repository", bootstrapMode = BootstrapMode.LAZY)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(TelegramSessionRuntimeHints.class)
public final class TelegramSessionJpaAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NativeStatements telegramSessionStatements(
			@Qualifier("entityManagerFactory") EntityManagerFactory entityManagerFactory,
			ObjectProvider<DataSource> dataSource) {
		DataSource ours = (entityManagerFactory instanceof EntityManagerFactoryInfo info) ? info.getDataSource() : null;
		return new NativeStatements(entityManagerFactory,
				new JdbcTemplate((ours != null) ? ours : dataSource.getObject()));
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
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager,
			ObjectProvider<Clock> clock) {
		SchemaVersion.verify(statements);
		JpaSessionStore store = new JpaSessionStore(SessionTables.of(statements), transactionManager,
				clock.getIfUnique(Clock::systemUTC));
		return new BufferedSessionStore(store, ConfiguredBuffer.settings(properties));
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnBooleanProperty(name = "telegram.session.lease.enabled", matchIfMissing = true)
	LeasedSessionStore telegramSessionLeases(TelegramSessionProperties properties, BufferedSessionStore store,
			NativeStatements statements,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		return new LeasedSessionStore(store, new JpaLeaseTable(SessionTables.of(statements), transactionManager),
				ConfiguredLease.settings(properties));
	}

	@Bean
	SessionBufferLifecycle telegramSessionBufferLifecycle(BufferedSessionStore store) {
		return new SessionBufferLifecycle(store);
	}

	/**
	 * What concerns the database itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSingleCandidate(DataSource.class)
	static class DatabaseConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Conditional(OnTelegramSessionSchemaCondition.class)
		TelegramSessionSchemaInitializer telegramSessionSchemaInitializer(DataSource dataSource,
				TelegramSessionJpaProperties properties, ObjectProvider<JpaProperties> jpaProperties,
				ObjectProvider<HibernateProperties> hibernateProperties,
				ObjectProvider<HibernatePropertiesCustomizer> customizers,
				ObjectProvider<PhysicalNamingStrategy> strategy) {
			SchemaNaming naming = new SchemaNaming(jpaProperties.getIfAvailable(JpaProperties::new),
					hibernateProperties.getIfAvailable(HibernateProperties::new), customizers.orderedStream().toList(),
					strategy.getIfAvailable());
			return new TelegramSessionSchemaInitializer(dataSource, properties, naming.rewriting(dataSource));
		}

		@Bean
		DurabilityCheck telegramSessionDurabilityCheck(DataSource dataSource,
				ObjectProvider<DataSourcePoolMetadataProvider> poolMetadata) {
			List<DataSourcePoolMetadataProvider> providers = poolMetadata.orderedStream().toList();
			return new DurabilityCheck(dataSource, new CompositeDataSourcePoolMetadataProvider(providers));
		}

	}

}
