package com.example.twounits.archive;

import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The other one.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(entityManagerFactoryRef = "archiveEntityManagerFactory",
		transactionManagerRef = "archiveTransactionManager")
class ArchiveConfiguration {

	@Bean
	DataSource archiveDataSource(@Value("${archive.url}") String url) {
		return DataSourceBuilder.create().url(url).build();
	}

	@Bean
	LocalContainerEntityManagerFactoryBean archiveEntityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("archiveDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource)
			.packages(Parcel.class)
			.persistenceUnit("archive")
			.properties(Map.of("hibernate.hbm2ddl.auto", "update"))
			.build();
	}

	@Bean
	PlatformTransactionManager archiveTransactionManager(
			@Qualifier("archiveEntityManagerFactory") EntityManagerFactory entityManagerFactory) {
		return new JpaTransactionManager(entityManagerFactory);
	}

}
