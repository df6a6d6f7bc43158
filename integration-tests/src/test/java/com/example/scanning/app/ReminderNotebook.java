package com.example.scanning.app;

import java.util.List;

import com.example.Notebook;
import com.example.scanning.model.Reminder;
import com.example.scanning.repository.ReminderRepository;

import org.springframework.stereotype.Component;

@Component
class ReminderNotebook implements Notebook {

	private final ReminderRepository repository;

	ReminderNotebook(ReminderRepository repository) {
		this.repository = repository;
	}

	@Override
	public void write(String text) {
		this.repository.save(new Reminder(text));
	}

	@Override
	public List<String> read() {
		return this.repository.findAll().stream().map(Reminder::getText).toList();
	}

}
