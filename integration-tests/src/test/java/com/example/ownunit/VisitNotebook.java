package com.example.ownunit;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class VisitNotebook implements Notebook {

	private final VisitRepository repository;

	VisitNotebook(VisitRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Visit(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Visit::getText).toList();
	}

}
