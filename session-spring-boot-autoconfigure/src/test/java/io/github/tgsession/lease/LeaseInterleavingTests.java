package io.github.tgsession.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.AuthKey;
import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.tl.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Interleavings in which leases must keep their word.
 */
class LeaseInterleavingTests {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final Duration TTL = Duration.ofSeconds(3);

	private final List<HookedNode> nodes = new ArrayList<>();

	private JpaStoreFixture database;

	@BeforeEach
	void createDatabase() {
		this.database = JpaStoreFixture.h2();
	}

	@AfterEach
	void close() {
		for (HookedNode node : this.nodes) {
			try {
				node.close();
			}
			catch (RuntimeException ex) {
				// What the test is about has been asserted.
			}
		}
		this.database.close();
	}

	private HookedNode node(LeaseMode mode) {
		return node(mode, PATIENCE);
	}

	private HookedNode node(LeaseMode mode, Duration maxWait) {
		HookedNode node = new HookedNode(this.database, mode, TTL, maxWait);
		this.nodes.add(node);
		return node;
	}

	private void expire(HookedNode node) {
		this.database.jdbc().update("update telegram_node set until = 0 where node_id = ?", node.nodeId());
	}

	/**
	 * What a process sees whose time went by without it: it is taken over, and then gives
	 * its next sign of life.
	 */
	private TelegramSession takeOverBeforeTheNextSignOfLife(HookedNode holder, HookedNode taker) {
		CompletableFuture<TelegramSession> taken = new CompletableFuture<>();
		holder.once("before renew", () -> {
			expire(holder);
			taken.complete(taker.open("bot"));
		});
		return taken.orTimeout(10, TimeUnit.SECONDS).join();
	}

	// Two processes with one key

	@Test
	void whoComesBackIsNotHeldWhenItsKeyIsOpenElsewhere() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		mine.setAuthKey(key());
		first.sessions().copy("bot", "copy");
		HookedNode second = node(LeaseMode.WAIT);
		second.open("unrelated");
		CompletableFuture<TelegramSession> opened = new CompletableFuture<>();
		AtomicBoolean clientClosed = new AtomicBoolean();
		mine.guard(() -> clientClosed.set(true));
		first.once("before renew", () -> {
			expire(first);
			opened.complete(second.open("copy"));
		});
		TelegramSession theirs = opened.orTimeout(10, TimeUnit.SECONDS).join();
		CountDownLatch renewed = new CountDownLatch(2);
		first.always("after renew", renewed::countDown);
		await(renewed);
		assertThat(theirs.getLeaseState()).isEqualTo(LeaseState.HELD);
		assertThat(theirs.getAuthKey()).isEqualTo(mine.getAuthKey());
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(mine.getLeaseState()).isNotEqualTo(LeaseState.HELD));
		assertThat(clientClosed).isTrue();
	}

	@Test
	void aLossIsFoundOutEvenIfTheFirstLookFails() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		AtomicBoolean clientClosed = new AtomicBoolean();
		mine.guard(() -> clientClosed.set(true));
		first.once("before confirm", () -> {
			throw new SessionStoreException("The connection was reset", null);
		});
		TelegramSession theirs = takeOverBeforeTheNextSignOfLife(first, node(LeaseMode.WAIT));
		assertThat(theirs.getLeaseState()).isEqualTo(LeaseState.HELD);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(mine.getLeaseState()).isNotEqualTo(LeaseState.HELD));
		assertThat(clientClosed).isTrue();
	}

	@Test
	void aBackgroundWriteThatIsRefusedTellsOfTheLoss() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		first.once("before confirm", () -> {
			throw new SessionStoreException("The connection was reset", null);
		});
		takeOverBeforeTheNextSignOfLife(first, node(LeaseMode.WAIT));
		mine.processEntities(user(7));
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(mine.getLeaseState()).isNotEqualTo(LeaseState.HELD));
	}

	@Test
	void clientsOfALostSessionAreClosedBeforeTheDatabaseIsAsked() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		AtomicBoolean clientClosed = new AtomicBoolean();
		mine.guard(() -> clientClosed.set(true));
		mine.save();
		HookedNode second = node(LeaseMode.WAIT);
		CountDownLatch done = new CountDownLatch(1);
		CompletableFuture<Void> locked = new CompletableFuture<>();
		AtomicReference<CompletableFuture<Void>> transaction = new AtomicReference<>();
		first.once("before renew", () -> {
			expire(first);
			TelegramSession theirs = second.open("bot");
			transaction.set(CompletableFuture.runAsync(() -> this.database.transactions().executeWithoutResult((s) -> {
				theirs.setUpdateState(0, UpdateState.ofPts(1));
				locked.complete(null);
				await(done);
			})));
			locked.orTimeout(5, TimeUnit.SECONDS).join();
			mine.processEntities(user(5));
		});
		try {
			locked.orTimeout(5, TimeUnit.SECONDS).join();
			Awaitility.await().atMost(PATIENCE).until(() -> mine.getLeaseState() != LeaseState.HELD);
			Awaitility.await().atMost(Duration.ofSeconds(5)).untilTrue(clientClosed);
		}
		finally {
			done.countDown();
			transaction.get().join();
		}
	}

	@Test
	void whatIsTakenBackDuringAHandOverIsNotReleasedByIt() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		HookedNode second = node(LeaseMode.WAIT, Duration.ofMillis(1500));
		CompletableFuture<TelegramSession> again = new CompletableFuture<>();
		CompletableFuture<TelegramSession> opening = CompletableFuture.supplyAsync(() -> second.open("bot"));
		first.once("after flush", () -> {
			// The other one gives up, and this process opens the session again.
			opening.handle((session, failure) -> session).join();
			CompletableFuture.supplyAsync(() -> first.open("bot")).thenAccept(again::complete);
		});
		TelegramSession reopened = again.orTimeout(10, TimeUnit.SECONDS).join();
		assertThat(reopened.getLeaseState()).isEqualTo(LeaseState.HELD);
		TelegramSession others = node(LeaseMode.STANDBY).open("bot");
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(List.of(mine.getLeaseState(), others.getLeaseState()))
				.isNotEqualTo(List.of(LeaseState.HELD, LeaseState.HELD)));
	}

	@Test
	void aClientThatCannotBeGuardedIsClosed() {
		TelegramSession session = node(LeaseMode.WAIT).open("bot");
		session.close();
		AtomicBoolean clientClosed = new AtomicBoolean();
		assertThatThrownBy(() -> session.guard(() -> clientClosed.set(true))).isInstanceOf(RuntimeException.class);
		assertThat(clientClosed).isTrue();
	}

	// What waits

	@Test
	void aReadThatBeganBeforeALeaseWasTakenDoesNotDropWhatHasBeenLearntSince() {
		SessionRef opened = this.database.store().open("bot");
		String node = "node";
		io.github.tgsession.store.LeaseTable table = this.database.leases();
		table.renew(node, "a node", Duration.ofMinutes(1));
		SessionRef held = new SessionRef(opened.id(), table.take(opened.id(), node, (holder) -> false).epoch());
		try (BufferedSessionStore buffer = new BufferedSessionStore(this.database.store(), BufferSettings.defaults())) {
			buffer.start();
			buffer.apply(held, ChangeSet.of((changes) -> changes.updateState(0,
					new io.github.tgsession.store.UpdateStateChange.Set(UpdateState.ofPts(9)))));
			// The reader had asked for the epoch before the session was taken.
			buffer.findPeerReferences(opened, List.of(1L));
			buffer.flush(held);
			assertThat(buffer.findUpdateStates(held, null)).containsEntry(0L, UpdateState.ofPts(9));
		}
	}

	@Test
	void whoWaitsForATransactionOfTheHolderGivesUpInTime() {
		TelegramSession mine = node(LeaseMode.WAIT).open("bot");
		HookedNode second = node(LeaseMode.WAIT, Duration.ofMillis(500));
		long nanos = this.database.transactions().execute((status) -> {
			mine.setUpdateState(0, UpdateState.ofPts(1));
			long start = System.nanoTime();
			CompletableFuture<TelegramSession> opening = CompletableFuture.supplyAsync(() -> second.open("bot"));
			assertThatThrownBy(opening::join).hasCauseInstanceOf(SessionLeaseException.class);
			return System.nanoTime() - start;
		});
		assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(20));
	}

	// Starvation

	@Test
	void aDatabaseThatIsAwayForAMomentDoesNotEndTheWaiting() {
		HookedNode first = node(LeaseMode.WAIT);
		first.open("bot");
		HookedNode second = node(LeaseMode.WAIT);
		second.once("after want", () -> second.once("before take", () -> {
			throw new SessionStoreException("The connection was reset", null);
		}));
		assertThat(second.open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
		assertThat(node(LeaseMode.WAIT).open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
	}

	@Test
	void nothingIsHandedOverToWhoHasGivenUp() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		HookedNode second = node(LeaseMode.WAIT, Duration.ofMillis(800));
		CountDownLatch gaveUp = new CountDownLatch(1);
		mine.guard(() -> await(gaveUp));
		assertThatThrownBy(() -> second.open("bot")).hasMessageContaining("did not become free");
		gaveUp.countDown();
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD));
	}

	@Test
	void aDeletionThatIsRolledBackLeavesTheSessionFree() {
		HookedNode first = node(LeaseMode.WAIT);
		first.open("bot").close();
		this.database.transactions().executeWithoutResult((status) -> {
			first.sessions().delete("bot");
			status.setRollbackOnly();
		});
		assertThat(node(LeaseMode.WAIT).open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
	}

	@Test
	void aLeaseOfWhichTheAnswerWasLostBecomesFree() {
		HookedNode first = node(LeaseMode.WAIT);
		first.once("after take", () -> {
			throw new SessionStoreException("The answer was lost", null);
		});
		assertThatThrownBy(() -> first.open("bot")).hasMessageContaining("lost");
		assertThat(node(LeaseMode.WAIT).open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
	}

	@Test
	void aClientThatFailsWithAnErrorDoesNotStopTheHandOver() {
		TelegramSession mine = node(LeaseMode.WAIT).open("bot");
		AtomicBoolean otherClosed = new AtomicBoolean();
		mine.guard(() -> otherClosed.set(true));
		mine.guard(() -> {
			throw new NoClassDefFoundError("client/Disconnect");
		});
		assertThat(node(LeaseMode.WAIT).open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
		assertThat(otherClosed).isTrue();
	}

	// Waiting for threads

	@Test
	void openingAgainInATransactionWaitsForNoOtherThread() {
		HookedNode first = node(LeaseMode.WAIT);
		CountDownLatch releasing = new CountDownLatch(1);
		long nanos = this.database.transactions().execute((status) -> {
			try (TelegramSession session = first.open("bot")) {
				session.processEntities(user(3));
				session.setUpdateState(0, UpdateState.ofPts(1));
			}
			first.once("before flush", releasing::countDown);
			await(releasing);
			long start = System.nanoTime();
			first.open("bot");
			return System.nanoTime() - start;
		});
		assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void anInterruptedWaitLeavesTheDatabaseAlone(@TempDir java.nio.file.Path directory) throws Exception {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:file:" + directory.resolve("sessions") + ";WRITE_DELAY=0");
		JpaStoreFixture inFile = JpaStoreFixture.of(pool, "h2");
		HookedNode first = new HookedNode(inFile, LeaseMode.WAIT, Duration.ofSeconds(60), PATIENCE);
		HookedNode second = new HookedNode(inFile, LeaseMode.WAIT, Duration.ofSeconds(60), PATIENCE);
		TelegramSession mine = first.open("bot");
		CountDownLatch never = new CountDownLatch(1);
		mine.guard(() -> await(never));
		CountDownLatch wanted = new CountDownLatch(1);
		second.once("after want", wanted::countDown);
		Thread opener = new Thread(() -> second.open("bot"));
		opener.setUncaughtExceptionHandler((thread, ex) -> assertThat(ex).isNotNull());
		opener.start();
		await(wanted);
		opener.interrupt();
		opener.join(10_000);
		never.countDown();
		assertThat(inFile.store().list()).contains("bot");
		assertThat(inFile.store().open("another").id()).isPositive();
	}

	// Events

	@Test
	void whoStandsByIsToldWhoeverTookTheSession() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession theirs = first.open("bot");
		HookedNode second = node(LeaseMode.STANDBY);
		TelegramSession mine = second.open("bot");
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.STANDBY);
		AtomicBoolean opened = new AtomicBoolean();
		second.once("before findWanted", () -> {
			// Just before the look around, another part of the application opens it.
			theirs.close();
			second.open("bot");
			opened.set(true);
		});
		Awaitility.await().atMost(PATIENCE).untilTrue(opened);
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(second.changes()).contains("bot HELD"));
	}

	@Test
	void whoeverTakesALostSessionBackTellsSo() {
		HookedNode first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		HookedNode second = node(LeaseMode.WAIT);
		second.open("bot").close();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(first.changes()).contains("bot LOST"));
		first.open("bot");
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(first.changes()).endsWith("bot HELD"));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static User user(long id) {
		return new User(id, id * 10, "Ada", null);
	}

	private static AuthKey key() {
		byte[] bytes = new byte[256];
		bytes[3] = 44;
		return AuthKey.of(bytes);
	}

}
