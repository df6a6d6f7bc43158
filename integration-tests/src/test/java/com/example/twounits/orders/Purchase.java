package com.example.twounits.orders;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Purchase {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Purchase() {
	}

	public Purchase(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
