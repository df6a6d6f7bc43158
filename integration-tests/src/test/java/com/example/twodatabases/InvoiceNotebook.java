package com.example.twodatabases;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class InvoiceNotebook implements Notebook {

	private final InvoiceRepository repository;

	InvoiceNotebook(InvoiceRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Invoice(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Invoice::getText).toList();
	}

}
