package com.example.twounits.orders;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class PurchaseNotebook implements Notebook {

	private final PurchaseRepository repository;

	PurchaseNotebook(PurchaseRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Purchase(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Purchase::getText).toList();
	}

}
