package io.github.tgsession.integration.interop;

import java.nio.file.Path;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransfer;
import io.github.tgsession.transfer.TelethonStringCodec;
import io.github.tgsession.transfer.TransferOptions;

/**
 * Sessions of our own in memory, each as new as the test that asks for it.
 */
final class OwnSessions implements AutoCloseable {

	private final StoredSessions sessions = StoredSessions.builder(new MemorySessionStore(), new TelethonStringCodec())
		.build();

	private final SessionTransfer transfer = new SessionTransfer(this.sessions);

	private int opened;

	TelegramSession open() {
		return this.sessions.open("session-" + this.opened++);
	}

	TelegramSession open(Path file) {
		TelegramSession session = open();
		importInto(session, file);
		return session;
	}

	void importInto(TelegramSession session, Path file) {
		this.transfer.importInto(session, SessionSource.ofFile(file), TransferOptions.defaults());
	}

	Path write(TelegramSession session, SessionFormat format, Path file) {
		this.transfer.exportTo(session, format, file, TransferOptions.defaults());
		return file;
	}

	String write(Login login, SessionFormat format) {
		try (TelegramSession session = open()) {
			login.putInto(session);
			return this.transfer.exportToString(session, format, TransferOptions.defaults()).value();
		}
	}

	Login read(String string) {
		try (TelegramSession session = open()) {
			this.transfer.importInto(session, SessionSource.ofString(string), TransferOptions.defaults());
			return Login.of(session);
		}
	}

	@Override
	public void close() {
		this.sessions.close();
	}

}
