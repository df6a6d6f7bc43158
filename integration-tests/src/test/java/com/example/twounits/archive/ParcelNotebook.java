package com.example.twounits.archive;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class ParcelNotebook implements Notebook {

	private final ParcelRepository repository;

	ParcelNotebook(ParcelRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Parcel(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Parcel::getText).toList();
	}

}
