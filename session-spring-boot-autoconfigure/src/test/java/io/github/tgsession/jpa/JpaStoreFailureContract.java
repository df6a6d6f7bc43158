package io.github.tgsession.jpa;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.ChangeSetBuilder;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
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
 * {@link JpaSessionStore} when the database refuses something, on every database.
 */
@ExtendWith(OutputCaptureExtension.class)
public abstract class JpaStoreFailureContract {

	private static final String LONG_NAME = "Private Person ".repeat(100);

	private SessionStore store;

	private SessionRef session;

	/**
	 * The database, which nobody else uses meanwhile.
	 * @return the fixture
	 */
	protected abstract JpaStoreFixture fixture();

	@BeforeEach
	void open() {
		this.store = fixture().store();
		this.session = this.store.open(UUID.randomUUID().toString());
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
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> fixture().transactions()
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
		TransactionTemplate transactions = fixture().transactions();
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(
				() -> transactions.executeWithoutResult((status) -> this.store.apply(this.session, withBadRows())));
		assertThat(this.store.countEntities(this.session)).isZero();
	}

	@Test
	void aWriteWithinAReadOnlyTransactionIsItsOwn() {
		TransactionTemplate transactions = fixture().transactions();
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
		assertNothingShows(
				(changes) -> changes.dataCenter(new DataCenterRow(2, 0, "private.example.".repeat(20), 443, 0)),
				"private.example");
	}

	/**
	 * Has a change of the login refused because of its length.
	 */
	final void assertNothingShows(Consumer<ChangeSetBuilder> changes, String value) {
		Throwable failure = catchThrowable(() -> this.store.apply(this.session, ChangeSet.of(changes)));
		assertThat(failure).isInstanceOf(SessionStoreException.class)
			.hasMessageContaining("session " + this.session.id())
			.hasMessageContaining("22001");
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		assertThat(text.toString().toLowerCase(Locale.ROOT)).doesNotContain(value);
		assertThat(this.store.readIdentity(this.session).dataCenters()).isEmpty();
		assertThat(this.store.readIdentity(this.session).authKeys()).isEmpty();
	}

	@Test
	void aMissingTableIsToldWithAdvice() {
		fixture().jdbc().execute("alter table telegram_entity rename to telegram_gone");
		try {
			assertThatExceptionOfType(SessionStoreException.class)
				.isThrownBy(() -> this.store.findEntities(this.session, List.of(1L)))
				.withMessageContaining("schema script")
				.havingRootCause()
				.isInstanceOf(SQLException.class);
		}
		finally {
			fixture().jdbc().execute("alter table telegram_gone rename to telegram_entity");
		}
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
