package io.github.tgsession.integration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions of an application on servers, which read and lock each in its own way.
 */
@EachServer
class ServerTransactionsTests {

	private static final UpdateStateChange FIRST = new UpdateStateChange.CompareAndSet(null, UpdateState.ofPts(1));

	private final StoreServer server;

	private final SessionStore store;

	private final SessionRef session;

	private final TransactionTemplate transactions;

	ServerTransactionsTests(StoreServer server) {
		this.server = server;
		JpaStoreFixture fixture = server.fixture();
		this.store = fixture.store();
		this.session = this.store.open(UUID.randomUUID().toString());
		this.transactions = fixture.transactions();
	}

	@Test
	void twoTransactionsThatMoveAPositionAndThenChangeTheLoginBothCommit() throws Exception {
		AtomicBoolean moved = new AtomicBoolean();
		CompletableFuture<Void> other = this.transactions.execute((status) -> {
			change(1, FIRST);
			CompletableFuture<Void> started = CompletableFuture
				.runAsync(() -> this.transactions.executeWithoutResult((another) -> {
					change(2, FIRST);
					moved.set(true);
					changeLogin();
				}));
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> moved.get() || started.isDone() || this.server.isAnybodyWaiting());
			changeLogin();
			return started;
		});
		other.get(20, TimeUnit.SECONDS);
		assertThat(this.store.findUpdateStates(this.session, null)).containsOnlyKeys(1L, 2L);
	}

	@Test
	void aPositionIsComparedWithWhatIsCommittedEvenIfTheTransactionReadsOlderOnes() {
		this.transactions.executeWithoutResult((status) -> {
			assertThat(this.store.findUpdateStates(this.session, null)).isEmpty();
			CompletableFuture.runAsync(() -> {
				change(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
				change(1, new UpdateStateChange.Set(UpdateState.ofPts(5)));
			}).join();
			assertThat(change(0, FIRST)).isFalse();
			assertThat(change(0, new UpdateStateChange.Advance(UpdateState.ofPts(3)))).isFalse();
			assertThat(change(0, new UpdateStateChange.Advance(UpdateState.ofPts(7)))).isTrue();
			assertThat(change(1, new UpdateStateChange.CompareAndSet(UpdateState.ofPts(5), UpdateState.ofPts(6))))
				.isTrue();
		});
		assertThat(this.store.findUpdateStates(this.session, null).values()).containsExactly(UpdateState.ofPts(7),
				UpdateState.ofPts(6));
	}

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.ISOLATION_DEFAULT, TransactionDefinition.ISOLATION_READ_COMMITTED,
			TransactionDefinition.ISOLATION_REPEATABLE_READ })
	void aTransactionTellsWhetherItReadsWhatOthersHaveCommitted(int isolation) {
		this.transactions.setIsolationLevel(isolation);
		this.transactions.executeWithoutResult((status) -> {
			assertThat(this.store.findUpdateStates(this.session, null)).isEmpty();
			CompletableFuture.runAsync(() -> change(0, FIRST)).join();
			assertThat(this.store.readsOldSnapshot())
				.isEqualTo(this.store.findUpdateStates(this.session, null).isEmpty());
		});
	}

	@Test
	@Timeout(60)
	void aSessionThatIsMadeInATransactionThatHasReadBeforeIsThere() {
		try (StoredSessions sessions = StoredSessions.builder(this.store, new TelethonStringCodec()).build()) {
			String name = UUID.randomUUID().toString();
			this.transactions.executeWithoutResult((status) -> {
				assertThat(this.store.find(name)).isEmpty();
				TelegramSession made = sessions.open(name);
				assertThat(made.getDcId()).isZero();
				made.setDc(2, "149.154.167.51", 443);
				made.setUpdateState(0, UpdateState.ofPts(1));
				assertThat(made.getDcId()).isEqualTo(2);
			});
			assertThat(sessions.open(name).getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		}
	}

	private boolean change(long entityId, UpdateStateChange change) {
		return this.store.apply(this.session, ChangeSet.of((changes) -> changes.updateState(entityId, change)))
			.refusedStates()
			.isEmpty();
	}

	private void changeLogin() {
		this.store.apply(this.session, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17)));
	}

}
