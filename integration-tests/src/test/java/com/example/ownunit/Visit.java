package com.example.ownunit;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Visit {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Visit() {
	}

	public Visit(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
