package io.github.tgsession.autoconfigure;

import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.tgsession.autoconfigure.notes.Note;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parts of applications with one or several databases.
 */
final class MarkedDatabases {

	private MarkedDatabases() {
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Note.class)
	static class NotesApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class Marked {

		@Bean(defaultCandidate = false)
		@TelegramSessionDataSource
		DataSource sessionsDataSource(Environment environment) {
			return DataSourceBuilder.create().url(environment.getProperty("sessions.url")).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedCandidate {

		@Bean
		@TelegramSessionDataSource
		DataSource sessionsDataSource(Environment environment) {
			return DataSourceBuilder.create().url(environment.getProperty("sessions.url")).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedPrimary {

		@Bean
		@Primary
		@TelegramSessionDataSource
		DataSource sessionsDataSource(Environment environment) {
			return DataSourceBuilder.create().url(environment.getProperty("sessions.url")).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AlsoMarked {

		@Bean(defaultCandidate = false)
		@TelegramSessionDataSource
		DataSource otherDataSource() {
			return DataSourceBuilder.create().url("jdbc:h2:mem:" + UUID.randomUUID()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabases {

		@Bean
		DataSource first() {
			return DataSourceBuilder.create().url("jdbc:h2:mem:" + UUID.randomUUID()).build();
		}

		@Bean
		DataSource second() {
			return DataSourceBuilder.create().url("jdbc:h2:mem:" + UUID.randomUUID()).build();
		}

	}

	/**
	 * A second unit of the application, for its own entities and the sessions.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ArchiveUnit {

		@Bean(name = { "archiveUnit", "telegramSessionEntityManagerFactory" }, defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean archiveUnit(EntityManagerFactoryBuilder builder,
				@TelegramSessionDataSource DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Note.class).persistenceUnit("archive").build();
		}

		@Bean(name = { "archiveTransactionManager", "telegramSessionTransactionManager" }, defaultCandidate = false)
		JpaTransactionManager archiveTransactionManager(@Qualifier("archiveUnit") EntityManagerFactory unit) {
			return new JpaTransactionManager(unit);
		}

	}

	/**
	 * What a class of the application gets that asks for types without a name.
	 */
	record Injected(DataSource dataSource, EntityManagerFactory unit, EntityManager entityManager,
			PlatformTransactionManager transactionManager, JdbcTemplate jdbc, TransactionTemplate transactions,
			List<DataSource> dataSources, List<EntityManagerFactory> units, List<EntityManager> entityManagers,
			List<TransactionManager> transactionManagers) {

	}

}
