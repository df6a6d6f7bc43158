package com.example.scanning.app;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity that the application's own scan does not reach.
 */
@Entity
public class Unscanned {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Unscanned() {
	}

	public Unscanned(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
