package com.example.greeter;

import io.github.tgsession.autoconfigure.SessionStringChangedEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the string of the session.
 */
@Component
public class SecretStore {

	private String string;

	@EventListener
	void onChange(SessionStringChangedEvent event) {
		this.string = event.getSessionString();
	}

	public String getString() {
		return this.string;
	}

}
