package com.example.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Bookmark {

	@Id
	private String id;

	private String text = "user ";

	protected Bookmark() {
	}

	Bookmark(String id) {
		this.id = id;
	}

	String getText() {
		return this.text;
	}

	void setText(String text) {
		this.text = text;
	}

}
