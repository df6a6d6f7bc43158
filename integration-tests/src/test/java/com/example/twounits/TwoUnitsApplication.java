package com.example.twounits;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with two databases, each with a persistence unit of its own.
 */
@SpringBootApplication
public class TwoUnitsApplication {

	public static void main(String[] args) {
		SpringApplication.run(TwoUnitsApplication.class, args);
	}

}
