package io.github.tgsession.jpa;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is written in callbacks that run after a commit or rollback, while the transaction
 * and its connection are still bound to the thread.
 */
class AfterTransactionTests {

	private static JpaStoreFixture fixture;

	/**
	 * Sees what is committed.
	 */
	private static JpaStoreFixture other;

	private BufferedSessionStore store;

	private SessionRef bot;

	private final List<Throwable> failures = new ArrayList<>();

	private int expected;

	private int succeeded;

	@BeforeAll
	static void start() {
		String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		other = JpaStoreFixture.of(pool, "h2");
		HikariDataSource withoutAutoCommit = new HikariDataSource();
		withoutAutoCommit.setJdbcUrl(url);
		withoutAutoCommit.setAutoCommit(false);
		fixture = JpaStoreFixture.of(withoutAutoCommit, "h2");
	}

	@AfterAll
	static void stop() {
		fixture.close();
		other.close();
	}

	@BeforeEach
	void open() {
		this.store = buffered(fixture);
		this.bot = this.store.open(UUID.randomUUID().toString());
	}

	@AfterEach
	void close() {
		this.store.close();
		// Transaction management swallows what callbacks throw.
		assertThat(this.failures).isEmpty();
		assertThat(this.succeeded).isEqualTo(this.expected);
	}

	@ParameterizedTest
	@CsvSource({ "COMMIT, false", "COMMIT, true", "COMPLETION, false", "COMPLETION, true", "ROLLBACK, false",
			"ROLLBACK, true" })
	void whatIsWrittenAfterATransactionStays(Phase phase, boolean used) {
		fixture.transactions().executeWithoutResult((status) -> {
			if (used) {
				this.store.apply(this.bot, position(1, 1));
			}
			after(phase, () -> {
				assertThat(this.store.callerTransaction()).isNull();
				this.store.apply(this.bot, position(0, 9));
				this.store.apply(this.bot, entity(1));
				this.store.flush(this.bot);
				this.store.apply(this.bot, position(0, 10));
				this.store.apply(this.bot, entity(2));
				this.store.flush(this.bot);
				this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 3)));
				assertThat(this.store.callerTransaction()).isNull();
			});
			if (phase == Phase.ROLLBACK) {
				status.setRollbackOnly();
			}
		});
		assertThat(this.store.statistics().waitingRows()).isZero();
		assertThat(other.store().findEntities(this.bot, List.of(1L, 2L))).hasSize(2);
		assertThat(other.store().readIdentity(this.bot).session().apiId()).isEqualTo(3);
		Map<Long, UpdateState> states = other.store().findUpdateStates(this.bot, null);
		assertThat(states).containsEntry(0L, UpdateState.ofPts(10));
		assertThat(states.containsKey(1L)).isEqualTo(used && phase != Phase.ROLLBACK);
	}

	@ParameterizedTest
	@EnumSource
	void withoutABufferItStaysToo(Phase phase) {
		SessionStore direct = fixture.store();
		fixture.transactions().executeWithoutResult((status) -> {
			after(phase, () -> {
				direct.apply(this.bot, position(0, 5));
				direct.apply(this.bot, position(1, 5));
			});
			if (phase == Phase.ROLLBACK) {
				status.setRollbackOnly();
			}
		});
		assertThat(other.store().findUpdateStates(this.bot, null)).containsOnlyKeys(0L, 1L);
	}

	@Test
	void aTransactionWithinACallbackIsJoined() {
		TransactionTemplate inner = fixture.transactions();
		inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
		fixture.transactions().executeWithoutResult((status) -> {
			this.store.apply(this.bot, position(0, 1));
			after(Phase.COMMIT, () -> inner.executeWithoutResult((own) -> {
				assertThat(this.store.callerTransaction()).isNotNull();
				this.store.apply(this.bot, position(0, 2));
				own.setRollbackOnly();
			}));
		});
		assertThat(other.store().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(1));
	}

	@Test
	void aTransactionOfAManagerWithoutEntityManagerIsNotJoinedAfterItsCommit() {
		JdbcTransactionManager manager = new JdbcTransactionManager(fixture.dataSource());
		CallerTransactions callers = new CallerTransactions(manager);
		StoreTransactions transactions = new StoreTransactions(manager, callers);
		JdbcTemplate jdbc = new JdbcTemplate(fixture.dataSource());
		new TransactionTemplate(manager).executeWithoutResult((status) -> {
			assertThat(callers.current()).isNotNull();
			after(Phase.COMMIT, () -> {
				assertThat(callers.current()).isNull();
				assertThat(callers.isOver()).isTrue();
				transactions.write("write", (part) -> jdbc.update("insert into Note (id, text) values (1, 'kept')"));
			});
			after(Phase.COMPLETION, () -> assertThat(callers.isOver()).isTrue());
		});
		assertThat(callers.isOver()).isFalse();
		assertThat(other.jdbc().queryForList("select text from Note", String.class)).containsExactly("kept");
	}

	@Test
	void nobodyWaitsForSlowCallbacks() {
		this.store.apply(this.bot, entity(1));
		fixture.transactions().executeWithoutResult((status) -> {
			after(Phase.COMMIT,
					() -> assertThat(CompletableFuture
						.runAsync(() -> this.store.apply(this.bot,
								ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 3))))
						.orTimeout(4, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(4)));
			this.store.apply(this.bot, position(0, 1));
		});
		assertThat(other.store().readIdentity(this.bot).session().apiId()).isEqualTo(3);
	}

	@Test
	void callbacksLearnOfTheCommitBeforeOthersDoAndOnlyOnce() {
		List<Object> events = new ArrayList<>();
		fixture.transactions().executeWithoutResult((status) -> {
			after(Phase.COMMIT, () -> events.add("other"));
			this.store.callerTransaction().onCompletion(events::add);
		});
		assertThat(events).containsExactly(Outcome.COMMITTED, "other");
	}

	@ParameterizedTest
	@EnumSource
	void withOneConnectionWhatCanWaitWaitsAndTheRestFails(Phase phase, @TempDir Path directory) {
		String url = "jdbc:sqlite:" + directory.resolve("bot.db") + "?busy_timeout=5000&synchronous=FULL";
		HikariDataSource first = new HikariDataSource();
		first.setJdbcUrl(url);
		JpaStoreFixture.of(first, "sqlite").close();
		HikariDataSource pool = new HikariDataSource();
		pool.setMaximumPoolSize(1);
		pool.setConnectionTimeout(300);
		pool.setAutoCommit(false);
		pool.setJdbcUrl(url);
		try (JpaStoreFixture sqlite = JpaStoreFixture.of(pool, "sqlite");
				BufferedSessionStore narrow = buffered(sqlite)) {
			SessionRef session = narrow.open("bot");
			sqlite.transactions().executeWithoutResult((status) -> {
				after(phase, () -> {
					narrow.apply(session, position(0, 9));
					assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> narrow.flush(session));
					assertThat(narrow.statistics().waitingRows()).isOne();
				});
				if (phase == Phase.ROLLBACK) {
					status.setRollbackOnly();
				}
			});
			narrow.flush(session);
			assertThat(sqlite.store().findUpdateStates(session, null)).containsEntry(0L, UpdateState.ofPts(9));
		}
	}

	private static BufferedSessionStore buffered(JpaStoreFixture fixture) {
		BufferedSessionStore store = new BufferedSessionStore(fixture.store(),
				new BufferSettings(1000, Duration.ofHours(1), 1000, 1000, Duration.ofSeconds(2)));
		store.start();
		return store;
	}

	private static ChangeSet position(long entityId, int pts) {
		return ChangeSet
			.of((changes) -> changes.updateState(entityId, new UpdateStateChange.Set(UpdateState.ofPts(pts))));
	}

	private static ChangeSet entity(long id) {
		return ChangeSet.of((changes) -> changes
			.entity(new EntityChange(new EntityRow(id, 7, 0, null, List.of(), null, "Ann", null, 10), false)));
	}

	private void after(Phase phase, Runnable work) {
		this.expected++;
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				if (phase == Phase.COMMIT) {
					run();
				}
			}

			@Override
			public void afterCompletion(int status) {
				if (phase != Phase.COMMIT) {
					run();
				}
			}

			private void run() {
				try {
					work.run();
					AfterTransactionTests.this.succeeded++;
				}
				catch (Throwable ex) {
					AfterTransactionTests.this.failures.add(ex);
				}
			}

		});
	}

	private enum Phase {

		COMMIT, COMPLETION, ROLLBACK

	}

}
