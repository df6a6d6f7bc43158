package io.github.tgsession.core;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * When a store that writes behind must have written.
 */
class SavingAndClosingTests {

	private final WatchedStore watched = new WatchedStore();

	private final StoredSessions sessions = StoredSessions.builder(this.watched.store, new TelethonStringCodec())
		.build();

	@Test
	void savingFlushes() {
		this.sessions.open("bot").save();
		assertThat(this.watched.calls).containsExactly("flush");
	}

	@Test
	void everyHandleFlushesAndIsReleased() {
		TelegramSession first = this.sessions.open("bot");
		TelegramSession second = this.sessions.open("bot");
		first.close();
		first.close();
		assertThat(this.watched.calls).containsExactly("flush", "release");
		second.close();
		assertThat(this.watched.calls).containsExactly("flush", "release", "flush", "release");
	}

	@Test
	void aSessionThatCannotBeSavedIsClosedNevertheless() {
		TelegramSession session = this.sessions.open("bot");
		this.watched.failing = true;
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(session::close);
		assertThat(this.watched.calls).containsExactly("flush", "release");
		session.close();
		assertThatIllegalStateException().isThrownBy(session::getDcId).withMessageContaining("closed");
		assertThat(this.sessions.statistics("bot")).isEmpty();
	}

	@Test
	void deletingSavesNothing() {
		this.sessions.open("bot").delete();
		assertThat(this.watched.calls).containsExactly("delete", "release");
	}

	@Test
	void allSessionsAreClosedEvenIfSomeCannotBeSaved() {
		TelegramSession first = this.sessions.open("first");
		TelegramSession second = this.sessions.open("second");
		this.watched.failing = true;
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(this.sessions::close)
			.satisfies(
					(ex) -> assertThat(ex.getSuppressed()).singleElement().isInstanceOf(SessionStoreException.class));
		assertThat(this.watched.calls).containsOnly("flush", "release").hasSize(4);
		assertThatIllegalStateException().isThrownBy(first::getDcId);
		assertThatIllegalStateException().isThrownBy(second::getDcId);
		this.sessions.close();
	}

}
