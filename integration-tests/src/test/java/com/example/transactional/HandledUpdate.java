package com.example.transactional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What the application has made of an update.
 */
@Entity
public class HandledUpdate {

	@Id
	private String id;

	private String text;

	protected HandledUpdate() {
	}

	public HandledUpdate(String id, String text) {
		this.id = id;
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

	void setText(String text) {
		this.text = text;
	}

}
