package com.example.twodatabases;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.autoconfigure.TelegramSessionDataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * An application that leaves its own database to Spring Boot and keeps sessions in
 * another one.
 */
@SpringBootApplication
public class TwoDatabasesApplication {

	@Bean(defaultCandidate = false)
	@TelegramSessionDataSource
	HikariDataSource sessionsDataSource(@Value("${sessions.url}") String url,
			@Value("${sessions.connections:10}") int connections) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setMaximumPoolSize(connections);
		return dataSource;
	}

	public static void main(String[] args) {
		SpringApplication.run(TwoDatabasesApplication.class, args);
	}

}
