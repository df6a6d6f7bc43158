package io.github.tgsession.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.tgsession.jpa.entity.TelegramEntities;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateSettings;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sessions in a persistence unit of their own, on the {@link TelegramSessionDataSource}.
 * Nobody gets its beans who does not ask for them by name, so that the application's own
 * are what they would be without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOwnUnit
@EnableJpaRepositories(basePackages = "io.github.tgsession.jpa.repository", bootstrapMode = BootstrapMode.LAZY,
		entityManagerFactoryRef = OwnUnitConfiguration.ENTITY_MANAGER_FACTORY,
		transactionManagerRef = OwnUnitConfiguration.TRANSACTION_MANAGER)
class OwnUnitConfiguration {

	static final String ENTITY_MANAGER_FACTORY = "telegramSessionEntityManagerFactory";

	static final String TRANSACTION_MANAGER = "telegramSessionTransactionManager";

	private static final String MANAGED_TYPES = "telegramSessionManagedTypes";

	@Bean
	SessionUnit telegramSessionUnit(@Qualifier(ENTITY_MANAGER_FACTORY) EntityManagerFactory entityManagerFactory,
			@Qualifier(TRANSACTION_MANAGER) PlatformTransactionManager transactionManager,
			@TelegramSessionDataSource ObjectProvider<DataSource> dataSource) {
		return SessionUnit.of(entityManagerFactory, dataSource, transactionManager);
	}

	@Bean(name = TRANSACTION_MANAGER, defaultCandidate = false)
	@ConditionalOnMissingBean(name = TRANSACTION_MANAGER)
	JpaTransactionManager telegramSessionTransactionManager(
			@Qualifier(ENTITY_MANAGER_FACTORY) EntityManagerFactory entityManagerFactory) {
		return new JpaTransactionManager(entityManagerFactory);
	}

	/**
	 * Takes nothing of {@code spring.jpa}, which is about the application's database.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = ENTITY_MANAGER_FACTORY)
	static class EntityManagerFactoryConfiguration {

		@Bean(name = MANAGED_TYPES, defaultCandidate = false)
		static PersistenceManagedTypes telegramSessionManagedTypes() {
			return PersistenceManagedTypes.of(TelegramEntities.ALL.stream().map(Class::getName).toArray(String[]::new));
		}

		@Bean(name = ENTITY_MANAGER_FACTORY, defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean telegramSessionEntityManagerFactory(
				@TelegramSessionDataSource DataSource dataSource,
				@Qualifier(MANAGED_TYPES) PersistenceManagedTypes managedTypes) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setManagedTypes(managedTypes);
			factory.setPersistenceUnitName("telegramSession");
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setJpaPropertyMap(
					new HibernateProperties().determineHibernateProperties(Map.of(), new HibernateSettings()));
			return factory;
		}

		@Bean
		SchemaNaming telegramSessionSchemaNaming() {
			return new SchemaNaming(new JpaProperties(), new HibernateProperties(), List.of(), null);
		}

	}

}
