package io.github.tgsession.jpa;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Sessions after the application's transaction has rolled back.
 */
class RolledBackSessionsTests {

	private JpaStoreFixture fixture;

	private StoredSessions sessions;

	@BeforeEach
	void open() {
		this.fixture = JpaStoreFixture.h2();
		this.sessions = StoredSessions.builder(this.fixture.store(), new TelethonStringCodec()).build();
	}

	@AfterEach
	void close() {
		this.sessions.close();
		this.fixture.close();
	}

	private void rollBack(Runnable work) {
		this.fixture.transactions().executeWithoutResult((status) -> {
			work.run();
			status.setRollbackOnly();
		});
	}

	@Test
	void aSessionThatWasMadeInTheTransactionGoesOn() {
		TelegramSession[] opened = new TelegramSession[1];
		rollBack(() -> {
			opened[0] = this.sessions.open("bot");
			opened[0].setUpdateState(0, UpdateState.ofPts(5));
		});
		assertThat(opened[0].getUpdateState(0)).isNull();
		opened[0].setUpdateState(0, UpdateState.ofPts(6));
		assertThat(this.sessions.open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(6));
	}

	@Test
	void aSessionThatWasDeletedInTheTransactionIsThereAgain() {
		TelegramSession session = this.sessions.open("bot");
		session.setApiId(5);
		rollBack(() -> {
			this.sessions.delete("bot");
			assertThatIllegalStateException().isThrownBy(session::getApiId);
		});
		assertThat(session.getApiId()).isEqualTo(5);
		session.setApiId(6);
		assertThat(this.sessions.open("bot").getApiId()).isEqualTo(6);
	}

	@Test
	void nothingOfALoginStays() {
		TelegramSession session = this.sessions.open("bot");
		rollBack(() -> {
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(AuthKey.of(new byte[AuthKey.LENGTH]));
			assertThat(session.getAuthKey()).isNotNull();
		});
		assertThat(session.getDcId()).isZero();
		assertThat(session.getAuthKey(2)).isNull();
		assertThat(session.toSessionString()).isEmpty();
	}

}
