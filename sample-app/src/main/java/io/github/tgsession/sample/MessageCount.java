package io.github.tgsession.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * How many messages somebody has written: the bot's own data, in the same database as the
 * session.
 */
@Entity
class MessageCount {

	@Id
	private long senderId;

	private int messages;

	protected MessageCount() {
	}

	MessageCount(long senderId) {
		this.senderId = senderId;
	}

	long getSenderId() {
		return this.senderId;
	}

	int getMessages() {
		return this.messages;
	}

	void increment() {
		this.messages++;
	}

}
