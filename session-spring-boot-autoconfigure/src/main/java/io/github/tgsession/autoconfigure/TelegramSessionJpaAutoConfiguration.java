package io.github.tgsession.autoconfigure;

import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.github.tgsession.store.SessionStore;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

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
		EntityManagerFactoryBuilderCustomizer.class, EntityScanPackages.class })
@ConditionalOnMissingBean(SessionStore.class)
@ConditionalOnBean(name = { "entityManagerFactory", "transactionManager" })
@EnableConfigurationProperties(TelegramSessionJpaProperties.class)
@EnableJpaRepositories("io.github.tgsession.jpa.repository")
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(TelegramSessionRuntimeHints.class)
public final class TelegramSessionJpaAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSingleCandidate(DataSource.class)
	static class DatabaseConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Conditional(OnTelegramSessionSchemaCondition.class)
		TelegramSessionSchemaInitializer telegramSessionSchemaInitializer(DataSource dataSource,
				TelegramSessionJpaProperties properties) {
			return new TelegramSessionSchemaInitializer(dataSource, properties, UnaryOperator.identity());
		}

		@Bean
		DurabilityCheck telegramSessionDurabilityCheck(DataSource dataSource,
				ObjectProvider<DataSourcePoolMetadataProvider> poolMetadata) {
			List<DataSourcePoolMetadataProvider> providers = poolMetadata.orderedStream().toList();
			return new DurabilityCheck(dataSource, new CompositeDataSourcePoolMetadataProvider(providers));
		}

	}

}
