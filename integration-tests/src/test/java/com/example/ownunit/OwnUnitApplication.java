package com.example.ownunit;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * An application that builds its persistence unit itself.
 */
@SpringBootApplication
public class OwnUnitApplication {

	@Bean
	LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
			DataSource dataSource) {
		return builder.dataSource(dataSource).packages(Visit.class).persistenceUnit("visits").build();
	}

	public static void main(String[] args) {
		SpringApplication.run(OwnUnitApplication.class, args);
	}

}
