package com.example.notes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts, asks its table once, says so and ends.
 */
@SpringBootApplication
public class NotesApplication {

	/**
	 * What it writes when it has started.
	 */
	public static final String STARTED = "started";

	/**
	 * Starts the application.
	 * @param args properties
	 */
	public static void main(String[] args) {
		try (var context = SpringApplication.run(NotesApplication.class, args)) {
			context.getBean(NoteRepository.class).countByText("none");
			System.out.println(STARTED);
		}
	}

}
