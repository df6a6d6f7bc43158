package com.example.secondunit.sales;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Sale {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Sale() {
	}

	public Sale(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
