package io.github.tgsession.jpa;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SessionStore#readsOldSnapshot()}.
 */
class OldSnapshotTests {

	private static final JpaStoreFixture h2 = JpaStoreFixture.h2();

	@AfterAll
	static void stop() {
		h2.close();
	}

	@ParameterizedTest
	@ValueSource(
			ints = { TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE })
	void aStrictTransactionReadsAnOldSnapshot(int isolation) {
		TransactionTemplate transactions = h2.transactions();
		transactions.setIsolationLevel(isolation);
		assertThat(isToldWhenAnotherCommitIsNotSeen(transactions)).isTrue();
		transactions.setReadOnly(true);
		assertThat(isToldWhenAnotherCommitIsNotSeen(transactions)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.ISOLATION_DEFAULT, TransactionDefinition.ISOLATION_READ_COMMITTED,
			TransactionDefinition.ISOLATION_READ_UNCOMMITTED })
	void aLaxTransactionReadsWhatIsCommitted(int isolation) {
		TransactionTemplate transactions = h2.transactions();
		transactions.setIsolationLevel(isolation);
		assertThat(isToldWhenAnotherCommitIsNotSeen(transactions)).isFalse();
	}

	@Test
	void aNewTransactionWithinAnOldOneReadsWhatIsCommitted() {
		TransactionTemplate inner = h2.transactions();
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		TransactionTemplate outer = h2.transactions();
		outer.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		outer.executeWithoutResult((status) -> {
			inner.executeWithoutResult((other) -> assertThat(h2.store().readsOldSnapshot()).isFalse());
			assertThat(h2.store().readsOldSnapshot()).isTrue();
		});
		assertThat(h2.store().readsOldSnapshot()).isFalse();
	}

	@Test
	void aStrictTransactionOfAnotherDatabaseDoesNotMatter() {
		TransactionTemplate foreign = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:elsewhere")));
		foreign.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		assertThat(isToldWhenAnotherCommitIsNotSeen(foreign)).isFalse();
	}

	@Test
	void aTransactionOfAnotherResourceKeepsNoConnectionForTheAnswer() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
		pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
		TransactionTemplate foreign = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:queue")));
		try (JpaStoreFixture fixture = JpaStoreFixture.of(pool, "h2")) {
			SessionRef session = fixture.store().open("bot");
			foreign.executeWithoutResult((status) -> {
				assertThat(fixture.store().readsOldSnapshot()).isFalse();
				assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
				fixture.store().findUpdateStates(session, null);
				assertThat(fixture.store().readsOldSnapshot()).isFalse();
			});
		}
	}

	@Test
	void connectionsMayBeStrictByThemselves() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
		pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
		try (JpaStoreFixture fixture = JpaStoreFixture.of(pool, "h2")) {
			fixture.store().open("bot");
			assertThat(fixture.store().readsOldSnapshot()).isFalse();
			fixture.transactions()
				.executeWithoutResult((status) -> assertThat(fixture.store().readsOldSnapshot()).isTrue());
			TransactionTemplate lax = fixture.transactions();
			lax.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
			lax.executeWithoutResult((status) -> assertThat(fixture.store().readsOldSnapshot()).isFalse());
		}
	}

	@Test
	void everyTransactionOfSqliteReadsAnOldSnapshot(@TempDir Path directory) {
		try (JpaStoreFixture fixture = JpaStoreFixture.sqlite(directory)) {
			assertThat(fixture.store().readsOldSnapshot()).isFalse();
			TransactionTemplate transactions = fixture.transactions();
			transactions.executeWithoutResult((status) -> assertThat(fixture.store().readsOldSnapshot()).isTrue());
			transactions.setReadOnly(true);
			transactions.executeWithoutResult((status) -> assertThat(fixture.store().readsOldSnapshot()).isTrue());
			assertThat(fixture.store().readsOldSnapshot()).isFalse();
		}
	}

	/**
	 * Holds the answer against what a read shows that follows another one's commit.
	 */
	private static boolean isToldWhenAnotherCommitIsNotSeen(TransactionTemplate transactions) {
		SessionStore store = h2.store();
		SessionRef session = store.open(UUID.randomUUID().toString());
		Boolean told = transactions.execute((status) -> {
			assertThat(store.findUpdateStates(session, null)).isEmpty();
			CompletableFuture
				.runAsync(() -> store.apply(session,
						ChangeSet
							.of((changes) -> changes.updateState(0, new UpdateStateChange.Set(UpdateState.ofPts(1))))))
				.join();
			boolean old = store.readsOldSnapshot();
			assertThat(store.findUpdateStates(session, null).isEmpty()).isEqualTo(old);
			return old;
		});
		return Boolean.TRUE.equals(told);
	}

}
