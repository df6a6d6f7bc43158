package io.github.tgsession.store.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.ChangeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When a buffer knows that nobody below knows a peer.
 */
class NewPeersTests extends AbstractBufferTests {

	@Test
	void aSessionThatWasEmptyIsAskedOnceWhateverItMeets() {
		assertThat(this.store.findEntities(this.bot, List.of(1L))).isEmpty();
		int calls = this.watched.calls();
		for (long id = 1; id <= 100; id++) {
			assertThat(this.store.findEntities(this.bot, List.of(id))).isEmpty();
			learn(entity(id, "user" + id, 10));
		}
		assertThat(this.watched.calls()).isEqualTo(calls);
		this.store.flush(this.bot);
		assertThat(this.watched.target().countEntities(this.bot)).isEqualTo(100);
		assertThat(this.store.findEntities(this.bot, List.of(7L)).get(7L).usernames()).containsExactly("user7");
	}

	@Test
	void aSessionThatWasNotEmptyIsAskedForEachPeer() {
		this.watched.target().apply(this.bot, ChangeSet.of((changes) -> changes.entity(full(entity(1, "alice", 10)))));
		assertThat(this.store.findEntities(this.bot, List.of(2L))).isEmpty();
		assertThat(this.store.findEntities(this.bot, List.of(1L))).containsKey(1L);
	}

	@Test
	void whoeverWasEvictedIsFoundAgain() {
		use(buffer(Duration.ofHours(1), 1_000, 100_000, Duration.ofSeconds(10), 50));
		List<Long> ids = new ArrayList<>();
		for (long id = 1; id <= 500; id++) {
			assertThat(this.store.findEntities(this.bot, List.of(id))).isEmpty();
			learn(entity(id, "user" + id, 10));
			ids.add(id);
			if (id % 100 == 0) {
				this.store.flush(this.bot);
			}
		}
		assertThat(this.store.cachedRows()).isLessThan(400);
		assertThat(this.store.findEntities(this.bot, ids)).hasSize(500);
	}

	@Test
	void afterManyChangesAtOnceTheSessionIsAskedAgain() {
		assertThat(this.store.findEntities(this.bot, List.of(1L))).isEmpty();
		this.store.applyAll(this.bot,
				(writer) -> writer.accept(ChangeSet.of((changes) -> changes.entity(full(entity(1, "alice", 10))))));
		assertThat(this.store.findEntities(this.bot, List.of(1L))).containsKey(1L);
	}

	@Test
	void whoeverWaitsIsKnownAfterAPauseToo() {
		this.watched.setAway(true);
		learn(entity(1, "alice", 10));
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(this.store::stop);
		this.store.start();
		this.watched.setAway(false);
		assertThat(this.store.findEntities(this.bot, List.of(1L))).containsKey(1L);
		this.store.flush(this.bot);
		assertThat(this.store.findEntities(this.bot, List.of(1L))).containsKey(1L);
	}

}
