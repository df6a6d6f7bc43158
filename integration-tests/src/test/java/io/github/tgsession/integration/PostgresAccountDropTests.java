package io.github.tgsession.integration;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.example.plain.PlainApplication;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.JpaSessionStore;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing of an account comes back after it was dropped, on PostgreSQL, whose
 * row locks know more than shared and exclusive.
 */
class PostgresAccountDropTests {

	private static final ChangeSet DROP = ChangeSet.of((changes) -> changes.dropAccount());

	private static ConfigurableApplicationContext context;

	private static SessionStore store;

	private static TransactionTemplate transactions;

	private static JdbcTemplate jdbc;

	private SessionRef session;

	@BeforeAll
	static void start() {
		context = Applications.validating(PostgresServer.newDatabase(), PlainApplication.class).run();
		PlatformTransactionManager transactionManager = context.getBean(PlatformTransactionManager.class);
		// Without the buffer, which may lock more.
		store = new JpaSessionStore(SessionTables.of(context.getBean(NativeStatements.class)), transactionManager,
				Clock.systemUTC());
		transactions = new TransactionTemplate(transactionManager);
		jdbc = context.getBean(JdbcTemplate.class);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void open() {
		this.session = store.open(UUID.randomUUID().toString());
	}

	@ParameterizedTest
	@EnumSource
	void aPositionThatIsCommittedDuringTheDropIsDroppedToo(Way drop) {
		CompletableFuture<Void> dropped = transactions.execute((status) -> {
			move(1);
			return startDrop(drop);
		});
		dropped.join();
		assertThat(store.findUpdateStates(this.session, null)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aTransactionThatADropWaitsForCanGoOnWriting(Way drop) {
		CompletableFuture<Void> dropped = transactions.execute((status) -> {
			move(1);
			CompletableFuture<Void> started = startDrop(drop);
			store.applyAll(this.session,
					(writer) -> writer.accept(ChangeSet.of((changes) -> changes.updateState(2, position(2)))));
			move(3);
			return started;
		});
		dropped.join();
		assertThat(store.findUpdateStates(this.session, null)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aTransactionThatHasMovedAPositionCanDropTheAccount(Way drop) {
		transactions.executeWithoutResult((status) -> {
			move(1);
			drop.apply(this.session, DROP);
			move(2);
		});
		assertThat(store.findUpdateStates(this.session, null)).containsOnlyKeys(2L);
	}

	private void move(long entityId) {
		store.apply(this.session, ChangeSet.of((changes) -> changes.updateState(entityId, position(1))));
	}

	private static UpdateStateChange position(int pts) {
		return new UpdateStateChange.Advance(UpdateState.ofPts(pts));
	}

	/**
	 * Drops the account in another thread, which has to wait.
	 */
	private CompletableFuture<Void> startDrop(Way drop) {
		CompletableFuture<Void> dropped = CompletableFuture.runAsync(() -> drop.apply(this.session, DROP));
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> dropped.isDone() || isAnybodyWaiting());
		assertThat(dropped).isNotDone();
		return dropped;
	}

	private static boolean isAnybodyWaiting() {
		Boolean waiting = jdbc.queryForObject("select exists (select 1 from pg_stat_activity"
				+ " where datname = current_database() and wait_event_type = 'Lock')", Boolean.class);
		return Boolean.TRUE.equals(waiting);
	}

	/**
	 * How the account is dropped.
	 */
	enum Way {

		/**
		 * By one change set.
		 */
		ALONE,

		/**
		 * By one of many change sets, after another one.
		 */
		AMONG_OTHERS;

		void apply(SessionRef session, ChangeSet changes) {
			if (this == ALONE) {
				store.apply(session, changes);
			}
			else {
				store.applyAll(session, (writer) -> Stream.of(ChangeSet.of((none) -> {
				}), changes).forEach(writer));
			}
		}

	}

}
