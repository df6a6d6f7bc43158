package com.example.plain;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class NoteNotebook implements Notebook {

	private final NoteRepository repository;

	NoteNotebook(NoteRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Note(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Note::getText).toList();
	}

}
