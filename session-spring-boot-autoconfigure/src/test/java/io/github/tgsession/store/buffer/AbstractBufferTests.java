package io.github.tgsession.store.buffer;

import java.time.Duration;
import java.util.List;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.AfterEach;

/**
 * A buffer over a store that counts, fails and waits.
 */
abstract class AbstractBufferTests {

	static final Duration LONG = Duration.ofHours(1);

	final WatchedStore watched = new WatchedStore();

	BufferedSessionStore store = buffer(LONG, 1_000, 100_000, Duration.ofSeconds(10), 100_000);

	SessionRef bot = this.store.open("bot");

	BufferedSessionStore buffer(Duration interval, int flushSize, int capacity, Duration maxWait, long cached) {
		BufferedSessionStore result = new BufferedSessionStore(this.watched.store(),
				new BufferSettings(cached, interval, flushSize, capacity, maxWait));
		result.start();
		return result;
	}

	void use(BufferedSessionStore other) {
		this.store.close();
		this.store = other;
		this.bot = other.open("bot");
	}

	@AfterEach
	void close() {
		this.watched.setAway(false);
		this.watched.setTransaction(null);
		this.store.close();
	}

	void learn(EntityRow... rows) {
		this.store.apply(this.bot, ChangeSet.of((changes) -> {
			for (EntityRow row : rows) {
				changes.entity(full(row));
			}
		}));
	}

	boolean move(long id, UpdateStateChange change) {
		return this.store.apply(this.bot, ChangeSet.of((changes) -> changes.updateState(id, change)))
			.refusedStates()
			.isEmpty();
	}

	static EntityChange full(EntityRow row) {
		return new EntityChange(row, false);
	}

	static EntityRow entity(long id, String username, long seenAt) {
		return new EntityRow(id, Math.abs(id), 0, username, (username != null) ? List.of(username) : List.of(),
				"49" + Math.abs(id), "Name " + id, null, seenAt);
	}

}
