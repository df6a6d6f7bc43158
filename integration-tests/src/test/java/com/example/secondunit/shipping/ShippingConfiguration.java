package com.example.secondunit.shipping;

import java.util.Map;

import javax.sql.DataSource;

import io.github.tgsession.autoconfigure.TelegramSessionDataSource;
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

/**
 * The second unit. Sessions find it by the other names of its beans.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(entityManagerFactoryRef = "shippingUnit", transactionManagerRef = "shippingTransactionManager")
class ShippingConfiguration {

	@Bean(defaultCandidate = false)
	@TelegramSessionDataSource
	DataSource shippingDataSource(@Value("${sessions.url}") String url) {
		return DataSourceBuilder.create().url(url).build();
	}

	@Bean(name = { "shippingUnit", "telegramSessionEntityManagerFactory" }, defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean shippingUnit(EntityManagerFactoryBuilder builder,
			@TelegramSessionDataSource DataSource dataSource) {
		return builder.dataSource(dataSource)
			.packages(Shipment.class)
			.persistenceUnit("shipping")
			.properties(Map.of("hibernate.hbm2ddl.auto", "update"))
			.build();
	}

	@Bean(name = { "shippingTransactionManager", "telegramSessionTransactionManager" }, defaultCandidate = false)
	JpaTransactionManager shippingTransactionManager(@Qualifier("shippingUnit") EntityManagerFactory unit) {
		return new JpaTransactionManager(unit);
	}

}
