package com.example.plain;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface NoteRepository extends JpaRepository<Note, String> {

}
