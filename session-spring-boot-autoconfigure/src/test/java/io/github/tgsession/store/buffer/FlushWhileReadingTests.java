package io.github.tgsession.store.buffer;

import java.time.Duration;
import java.util.List;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What a buffer answers when what waits is written just after the store below has been
 * read, so that it is in neither; and what it does when a write ends badly.
 */
class FlushWhileReadingTests extends AbstractBufferTests {

	@Test
	void anAttributeIsFound() {
		this.store.apply(this.bot,
				ChangeSet.of((changes) -> changes.attribute(new AttributeRow("salt", new byte[] { 0, 1 }, null))));
		flushAfter("findAttributes");
		assertThat(this.store.findAttributes(this.bot, List.of("salt"))).containsKey("salt");
	}

	@Test
	void anEntityIsFound() {
		learn(entity(1, "alice", 10));
		flushAfter("lookUp");
		assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
		assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
	}

	@Test
	void anEntityIsFoundByName() {
		learn(entity(1, "alice", 10));
		flushAfter("lookUp");
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Name 1")).isNotNull();
	}

	@Test
	void allPositionsAreFound() {
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		flushAfter("findUpdateStates");
		assertThat(this.store.findUpdateStates(this.bot, null)).containsKey(0L);
	}

	private void flushAfter(String method) {
		this.watched.after(method, () -> this.store.flush(this.bot));
	}

	@Test
	void anIdentityWhoseWriteEndedInDoubtIsReadAgain() {
		this.store.readIdentity(this.bot);
		this.watched.after("applyAll", () -> {
			throw new SessionStoreException("The connection was lost", null);
		});
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(
				() -> this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17))));
		assertThat(this.store.readIdentity(this.bot).session().apiId()).isEqualTo(17);
	}

	@Test
	void anErrorDoesNotEndTheWriting() {
		use(buffer(Duration.ofMillis(20), 1_000, 100_000, Duration.ofSeconds(10), 100_000));
		this.watched.after("applyAll", () -> {
			throw new NoClassDefFoundError("some.Driver");
		});
		learn(entity(1, "alice", 10));
		await().until(() -> this.store.statistics().waitingRows() == 0);
		assertThat(this.watched.calls("applyAll")).isEqualTo(2);
	}

	@Test
	void aListenerThatFailsDoesNotMakeTheWritingFail() {
		this.store.addListener((rows, nanos, success) -> {
			throw new IllegalStateException("no meter");
		});
		learn(entity(1, "alice", 10));
		this.store.flush(this.bot);
		assertThat(this.watched.target().countEntities(this.bot)).isOne();
	}

}
