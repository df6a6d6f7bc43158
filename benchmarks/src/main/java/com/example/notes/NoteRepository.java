package com.example.notes;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The notes.
 */
public interface NoteRepository extends JpaRepository<Note, Long> {

	/**
	 * Counts the notes with a text.
	 * @param text the text
	 * @return how many there are
	 */
	long countByText(String text);

}
