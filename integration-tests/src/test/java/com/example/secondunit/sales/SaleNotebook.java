package com.example.secondunit.sales;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class SaleNotebook implements Notebook {

	private final SaleRepository repository;

	SaleNotebook(SaleRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Sale(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Sale::getText).toList();
	}

}
