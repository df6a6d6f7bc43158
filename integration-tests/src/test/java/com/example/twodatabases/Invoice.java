package com.example.twodatabases;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Invoice {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Invoice() {
	}

	public Invoice(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
