package com.example.scanning.model;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Reminder {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Reminder() {
	}

	public Reminder(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
