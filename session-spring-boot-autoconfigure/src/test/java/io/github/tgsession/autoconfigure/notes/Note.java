package io.github.tgsession.autoconfigure.notes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of the application.
 */
@Entity
public class Note {

	@Id
	private long id;

	private String text;

	protected Note() {
	}

	public Note(long id, String text) {
		this.id = id;
		this.text = text;
	}

	public long getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

}
