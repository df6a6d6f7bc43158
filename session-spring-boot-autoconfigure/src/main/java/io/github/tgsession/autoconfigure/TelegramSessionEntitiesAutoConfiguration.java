package io.github.tgsession.autoconfigure;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.tgsession.store.SessionStore;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that adds the entities of Telegram
 * sessions to those of the application, whose own scanning stays as it is. With a
 * {@link TelegramSessionDataSource} they stay apart.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "telegram.session.enabled", matchIfMissing = true)
@ConditionalOnSessionType(SessionType.JPA)
@ConditionalOnClass({ DataSource.class, EntityManagerFactory.class, SessionImplementor.class, JpaRepository.class,
		Caffeine.class, EntityManagerFactoryBuilderCustomizer.class, EntityScanPackages.class })
@ConditionalOnMissingBean(SessionStore.class)
public final class TelegramSessionEntitiesAutoConfiguration {

	private static final String ENTITY_PACKAGE = "io.github.tgsession.jpa.entity";

	private static EntityManagerFactoryBuilderCustomizer adding(ObjectProvider<DataSource> dataSource) {
		return (builder) -> builder.addPersistenceUnitPostProcessors(new EntitiesPostProcessor(dataSource));
	}

	/**
	 * Sessions are in the application's unit.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnOwnUnit(false)
	@Import(EntitiesRegistrar.class)
	static class ApplicationUnit {

		@Bean
		EntityManagerFactoryBuilderCustomizer telegramSessionEntityManagerFactoryBuilderCustomizer(
				ObjectProvider<DataSource> dataSource) {
			return adding(dataSource);
		}

	}

	/**
	 * Sessions are in a unit of their own, which the application builds.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnOwnUnit
	@ConditionalOnBean(name = OwnUnitConfiguration.ENTITY_MANAGER_FACTORY)
	static class UnitOfThatName {

		@Bean
		EntityManagerFactoryBuilderCustomizer telegramSessionEntityManagerFactoryBuilderCustomizer(
				@TelegramSessionDataSource ObjectProvider<DataSource> dataSource) {
			return adding(dataSource);
		}

	}

	/**
	 * Adds the package to the scan that the application has chosen: its own
	 * {@code @EntityScan}, or else that of its main class.
	 */
	static class EntitiesRegistrar implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata,
				BeanDefinitionRegistry registry) {
			if (registry.containsBeanDefinition(EntityScanPackages.class.getName())) {
				EntityScanPackages.register(registry, ENTITY_PACKAGE);
			}
			else {
				AutoConfigurationPackages.register(registry, ENTITY_PACKAGE);
			}
		}

	}

}
