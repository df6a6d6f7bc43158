package com.example.secondunit.shipping;

import java.util.List;

import com.example.Notebook;

import org.springframework.stereotype.Component;

@Component
class ShipmentNotebook implements Notebook {

	private final ShipmentRepository repository;

	ShipmentNotebook(ShipmentRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Shipment(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Shipment::getText).toList();
	}

}
