package com.example.secondunit.shipping;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Shipment {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Shipment() {
	}

	public Shipment(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
