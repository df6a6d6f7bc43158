package io.github.tgsession.jpa;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * {@link JpaSessionStore} when the database refuses something.
 */
@ExtendWith(OutputCaptureExtension.class)
class JpaStoreFailureTests {

	private static final String LONG_NAME = "Private Person ".repeat(100);

	private final JpaStoreFixture fixture = JpaStoreFixture.h2();

	private final SessionStore store = this.fixture.store();

	private SessionRef session;

	@BeforeEach
	void open() {
		this.session = this.store.open("bot");
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aRowThatIsRefusedDoesNotBlockTheOthers(CapturedOutput output) {
		this.store.apply(this.session, withBadRows());
		assertThat(this.store.countEntities(this.session)).isEqualTo(98);
		assertThat(this.store.findEntitiesByUsername(this.session, List.of("u16", "u17"))).containsOnlyKeys("u16");
		assertThat(this.store.findUpdateStates(this.session, null)).containsOnlyKeys(0L);
		assertThat(output).containsOnlyOnce("2 rows of session " + this.session.id());
		assertThat(output).doesNotContain("Private Person");
	}

	@Test
	void aRefusedFileOrAttributeDoesNotBlockTheOthers() {
		this.store.apply(this.session, withBadFileAndAttribute());
		assertThat(this.store.countFiles(this.session)).isOne();
		assertThat(this.store.findAttributes(this.session, null)).containsOnlyKeys("good");
		assertThat(this.store.findPeerReferences(this.session, List.of(1L))).hasSize(1);
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> this.fixture.transactions()
			.executeWithoutResult((status) -> this.store.apply(this.session, withBadFileAndAttribute())));
	}

	private static ChangeSet withBadFileAndAttribute() {
		return ChangeSet.of((changes) -> changes.peerReference(new PeerReferenceRow(1, 2, 3))
			.file(new CachedFileRow(JpaStoreWriteContract.FILE, 1, 2, new byte[] { 3 }, 4))
			.file(new CachedFileRow(new FileKey("f".repeat(40), 1, FileKey.DOCUMENT), 1, 2, new byte[] { 3 }, 4))
			.attribute(new AttributeRow("good", new byte[] { 0 }, null))
			.attribute(new AttributeRow("bad".repeat(400), new byte[] { 0 }, null)));
	}

	@Test
	void aRefusedRowFailsTheTransactionThatWasJoined() {
		TransactionTemplate transactions = this.fixture.transactions();
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(
				() -> transactions.executeWithoutResult((status) -> this.store.apply(this.session, withBadRows())));
		assertThat(this.store.countEntities(this.session)).isZero();
	}

	@Test
	void aWriteWithinAReadOnlyTransactionIsItsOwn() {
		TransactionTemplate transactions = this.fixture.transactions();
		transactions.setReadOnly(true);
		transactions.executeWithoutResult((status) -> {
			this.store.apply(this.session, ChangeSet.of((changes) -> changes
				.entity(JpaSessionStoreContract.full(JpaSessionStoreContract.entity(1, "x", 1)))));
			status.setRollbackOnly();
		});
		assertThat(this.store.countEntities(this.session)).isOne();
	}

	@Test
	void noMessageShowsStoredValues() {
		byte[] tooLong = new byte[2000];
		tooLong[0] = (byte) 0xAB;
		tooLong[1] = (byte) 0xCD;
		Throwable failure = catchThrowable(() -> this.store.apply(this.session, ChangeSet.of((changes) -> changes
			.authKey(new AuthKeyChange(2, 0, new AuthKeyRow(2, 0, 1, tooLong, null, null), 1)))));
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		assertThat(failure).isInstanceOf(SessionStoreException.class)
			.hasMessageContaining("session " + this.session.id())
			.hasMessageContaining("22001");
		assertThat(text.toString().toLowerCase()).doesNotContain("abcd");
		assertThat(this.store.readIdentity(this.session).authKeys()).isEmpty();
	}

	@Test
	void aMissingTableIsToldWithAdvice() {
		this.fixture.jdbc().execute("drop table telegram_entity");
		assertThatExceptionOfType(SessionStoreException.class)
			.isThrownBy(() -> this.store.findEntities(this.session, List.of(1L)))
			.withMessageContaining("schema script")
			.withRootCauseInstanceOf(java.sql.SQLException.class);
	}

	static ChangeSet withBadRows() {
		return ChangeSet.of((changes) -> {
			for (long id = 0; id < 100; id++) {
				String name = (id == 17 || id == 63) ? LONG_NAME : "name";
				changes.entity(JpaSessionStoreContract
					.full(new EntityRow(id, id, 0, "u" + id, List.of("u" + id), null, name, null, 1)));
			}
			changes.updateState(0, new UpdateStateChange.Advance(UpdateState.ofPts(1)));
		});
	}

}
