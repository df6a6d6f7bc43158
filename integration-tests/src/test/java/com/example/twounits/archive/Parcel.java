package com.example.twounits.archive;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Parcel {

	@Id
	private String id = UUID.randomUUID().toString();

	private String text;

	protected Parcel() {
	}

	public Parcel(String text) {
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

}
