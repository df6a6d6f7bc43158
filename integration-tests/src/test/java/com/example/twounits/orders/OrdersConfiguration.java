package com.example.twounits.orders;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The primary one.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories
class OrdersConfiguration {

	@Bean
	@Primary
	DataSource ordersDataSource(@Value("${spring.datasource.url}") String url) {
		return DataSourceBuilder.create().url(url).build();
	}

	@Bean
	@Primary
	LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("ordersDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource).packages(Purchase.class).persistenceUnit("orders").build();
	}

	@Bean
	@Primary
	PlatformTransactionManager transactionManager(
			@Qualifier("entityManagerFactory") EntityManagerFactory entityManagerFactory) {
		return new JpaTransactionManager(entityManagerFactory);
	}

}
