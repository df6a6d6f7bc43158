package com.example.greeter;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputPeer;

import org.springframework.stereotype.Component;

/**
 * The bean of the README.
 */
@Component
public class Greeter {

	private final TelegramSession session;

	Greeter(TelegramSession session) {
		this.session = session;
	}

	public InputPeer onAnswer(Object answer) {
		this.session.processEntities(answer);
		InputPeer alice = this.session.getInputEntity("@alice");
		this.session.advanceUpdateState(0, new UpdateState(42, null, null, null));
		return alice;
	}

}
