package com.example.transactional;

import java.util.function.Consumer;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handles updates: what becomes of them and the position are one transaction.
 */
@Service
public class UpdateHandler {

	private final HandledUpdateRepository repository;

	private final TelegramSession session;

	UpdateHandler(HandledUpdateRepository repository, TelegramSession session) {
		this.repository = repository;
		this.session = session;
	}

	@Transactional
	public void handle(String id, Object update, int pts) {
		handleAndThen(id, update, pts, () -> {
		});
	}

	@Transactional
	public void handleAndThen(String id, Object update, int pts, Runnable rest) {
		this.repository.save(new HandledUpdate(id, "handled"));
		this.session.processEntities(update);
		this.session.setUpdateState(0, UpdateState.ofPts(pts));
		rest.run();
	}

	@Transactional
	public void changeAndLearn(String id, String text, Object update) {
		changeAndThen(id, text, (handled) -> {
			this.session.processEntities(update);
			this.session.getInputEntity("@alice");
		});
	}

	@Transactional
	public void changeAndThen(String id, String text, Consumer<HandledUpdate> rest) {
		HandledUpdate handled = this.repository.findById(id).orElseThrow();
		handled.setText(text);
		rest.accept(handled);
	}

}
