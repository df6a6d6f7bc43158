package io.github.tgsession.jpa.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of an application, beside ours.
 */
@Entity
public class Note {

	@Id
	private Long id;

	private String text;

	protected Note() {
	}

	public Note(long id, String text) {
		this.id = id;
		this.text = text;
	}

	public String getText() {
		return this.text;
	}

	public void setText(String text) {
		this.text = text;
	}

}
