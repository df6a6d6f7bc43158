package com.example.scanning.app;

import com.example.scanning.model.Reminder;
import com.example.scanning.repository.ReminderRepository;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * An application that says where its entities and repositories are.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Reminder.class)
@EnableJpaRepositories(basePackageClasses = ReminderRepository.class)
public class ScanningApplication {

	public static void main(String[] args) {
		SpringApplication.run(ScanningApplication.class, args);
	}

}
