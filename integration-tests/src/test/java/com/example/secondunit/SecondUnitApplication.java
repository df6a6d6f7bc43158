package com.example.secondunit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * An application that leaves its first persistence unit to Spring Boot and keeps sessions
 * in its second one, beside entities of its own.
 */
@SpringBootApplication
@EntityScan("com.example.secondunit.sales")
@EnableJpaRepositories("com.example.secondunit.sales")
public class SecondUnitApplication {

	public static void main(String[] args) {
		SpringApplication.run(SecondUnitApplication.class, args);
	}

}
