package io.github.tgsession.benchmark;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;

/**
 * Sessions of the type {@code memory}.
 */
final class MemorySessions {

	private MemorySessions() {
	}

	static TelegramSession open() {
		return open(new MemorySessionStore());
	}

	static TelegramSession open(SessionStore store) {
		return StoredSessions.builder(store, new TelethonStringCodec()).build().open("benchmark");
	}

}
