package io.github.tgsession.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.AuthKey;
import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.tl.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@link LeasedSessionStore}: some processes over one database.
 */
class LeasedSessionStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final List<Node> nodes = new ArrayList<>();

	private JpaStoreFixture database;

	@BeforeEach
	void createDatabase() {
		this.database = SharedJpaStores.emptyH2Fixture();
	}

	@AfterEach
	void close() {
		this.nodes.forEach(Node::close);
	}

	private Node node(LeaseMode mode) {
		return added(new Node(this.database, mode));
	}

	private Node impatientNode() {
		return added(new Node(this.database, LeaseMode.WAIT, Duration.ofMillis(300)));
	}

	private Node added(Node node) {
		this.nodes.add(node);
		return node;
	}

	@Test
	void whoOpensASessionOwnsItAndNothingElseChanges() {
		TelegramSession session = node(LeaseMode.WAIT).open("bot");
		assertThat(session.getLeaseState()).isEqualTo(LeaseState.HELD);
		session.setUpdateState(0, UpdateState.ofPts(5));
		session.save();
		assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(5));
	}

	@Test
	void aSessionThatWasClosedIsThereForTheNextAtOnce() {
		Node first = node(LeaseMode.WAIT);
		Node second = impatientNode();
		for (int round = 0; round < 5; round++) {
			first.open("bot").close();
			second.open("bot").close();
		}
		assertThat(first.changes()).isEmpty();
	}

	@Test
	void aSessionWithSeveralHandlesIsReleasedWithTheLastOne() {
		Node first = node(LeaseMode.STANDBY);
		TelegramSession one = first.open("bot");
		TelegramSession two = first.open("bot");
		one.close();
		assertThat(two.getLeaseState()).isEqualTo(LeaseState.HELD);
		Node second = node(LeaseMode.STANDBY);
		assertThat(second.open("bot").getLeaseState()).isEqualTo(LeaseState.STANDBY);
		two.close();
		awaitState(second.open("bot"), LeaseState.HELD);
	}

	@Test
	void aSecondOpenerThatGetsNothingSaysWhoHasIt() {
		Node first = node(LeaseMode.WAIT);
		first.open("bot");
		first.setAway(true);
		Node second = impatientNode();
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> second.open("bot"))
			.withMessageContaining("Session 'bot' cannot be opened")
			.withMessageContaining("process " + ProcessHandle.current().pid() + " on host ")
			.withMessageContaining(" since ")
			.withMessageContaining(" until at least ");
		assertThat(second.store().states()).containsEntry(LeaseState.HELD, 0).containsEntry(LeaseState.STANDBY, 0);
	}

	@Test
	void aHolderThatIsAskedDisconnectsSavesAndHandsOver() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		List<String> order = new CopyOnWriteArrayList<>();
		mine.guard(() -> {
			order.add("client closed, state " + mine.getLeaseState());
			mine.processEntities(user(7));
			mine.setUpdateState(0, UpdateState.ofPts(9));
		});
		TelegramSession theirs = node(LeaseMode.WAIT).open("bot");
		order.add("opened");
		assertThat(order).containsExactly("client closed, state SUSPENDED", "opened");
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(9));
		assertThat(theirs.findEntityById(7, true)).isPresent();
		awaitState(mine, LeaseState.LOST);
		assertThatExceptionOfType(SessionLeaseException.class)
			.isThrownBy(() -> mine.setUpdateState(0, UpdateState.ofPts(10)))
			.withMessageContaining("another one has taken it over");
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> mine.processEntities(user(8)));
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(mine::save);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(first.changes()).containsExactly("bot SUSPENDED", "bot LOST"));
		mine.close();
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(9));
	}

	@Test
	void aHandOverWaitsForATransactionWhichMayGoOnWriting() {
		TelegramSession mine = node(LeaseMode.WAIT).open("bot");
		Node second = node(LeaseMode.WAIT);
		CompletableFuture<TelegramSession> opening = Objects
			.requireNonNull(this.database.transactions().execute((status) -> {
				mine.setUpdateState(0, UpdateState.ofPts(1));
				CompletableFuture<TelegramSession> asked = CompletableFuture.supplyAsync(() -> second.open("bot"));
				mine.setUpdateState(0, UpdateState.ofPts(2));
				return asked;
			}));
		TelegramSession theirs = opening.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
	}

	@Test
	void whoStandsByReadsButDoesNotWriteAndBeginsWhenItIsFree() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		mine.setUpdateState(0, UpdateState.ofPts(1));
		mine.save();
		Node second = node(LeaseMode.STANDBY);
		TelegramSession theirs = second.open("bot");
		assertThat(theirs.getLeaseState()).isEqualTo(LeaseState.STANDBY);
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		assertThatExceptionOfType(SessionLeaseException.class)
			.isThrownBy(() -> theirs.setUpdateState(0, UpdateState.ofPts(2)))
			.withMessageContaining("stands by");
		theirs.save();
		mine.setUpdateState(0, UpdateState.ofPts(3));
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD);
		mine.close();
		awaitState(theirs, LeaseState.HELD);
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(3));
		theirs.setUpdateState(0, UpdateState.ofPts(4));
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(second.changes()).containsExactly("bot HELD"));
	}

	@Test
	void whoCannotGiveASignOfLifeIsSuspendedAndGoesOnIfNobodyTookIt() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		List<String> closed = new CopyOnWriteArrayList<>();
		session.guard(() -> closed.add("client"));
		first.setAway(true);
		awaitState(session, LeaseState.SUSPENDED);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(closed).containsExactly("client"));
		session.processEntities(user(5));
		session.setUpdateState(0, UpdateState.ofPts(5));
		first.setAway(false);
		awaitState(session, LeaseState.HELD);
		session.save();
		assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(5));
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(first.changes()).containsExactly("bot SUSPENDED", "bot HELD"));
		assertThat(closed).hasSize(1);
	}

	@Test
	void aHolderThatSeemsDeadIsTakenOverAfterItsTimeAndCanWriteNoMore() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		mine.setUpdateState(0, UpdateState.ofPts(1));
		mine.save();
		first.setAway(true);
		TelegramSession theirs = node(LeaseMode.WAIT).open("bot");
		theirs.setUpdateState(0, UpdateState.ofPts(2));
		theirs.save();
		// It does not know yet that it has lost the session.
		assertThat(mine.getLeaseState()).isIn(LeaseState.HELD, LeaseState.SUSPENDED);
		assertThatThrownBy(() -> {
			mine.setUpdateState(0, UpdateState.ofPts(99));
			mine.save();
		}).isInstanceOf(SessionLeaseException.class);
		first.setAway(false);
		awaitState(mine, LeaseState.LOST);
		assertThat(theirs.getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(first.changes()).contains("bot LOST"));
	}

	@Test
	void whoStoodByAndLostASessionStandsByAgain() {
		Node first = node(LeaseMode.STANDBY);
		TelegramSession mine = first.open("bot");
		first.setAway(true);
		Node second = node(LeaseMode.WAIT);
		TelegramSession theirs = second.open("bot");
		first.setAway(false);
		awaitState(mine, LeaseState.STANDBY);
		theirs.setUpdateState(0, UpdateState.ofPts(8));
		theirs.close();
		awaitState(mine, LeaseState.HELD);
		assertThat(mine.getUpdateState(0)).isEqualTo(UpdateState.ofPts(8));
	}

	@Test
	void whatWasLostCanBeTakenBackByOpeningItAgain() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		Node second = node(LeaseMode.WAIT);
		TelegramSession theirs = second.open("bot");
		awaitState(mine, LeaseState.LOST);
		TelegramSession again = first.open("bot");
		assertThat(again.getLeaseState()).isEqualTo(LeaseState.HELD);
		awaitState(theirs, LeaseState.LOST);
		again.setUpdateState(0, UpdateState.ofPts(3));
		again.save();
	}

	@Test
	void aProcessThatBeginsAnewTakesBackWhatWasTakenFromIt() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession mine = first.open("bot");
		first.store().takeBack();
		Node second = node(LeaseMode.WAIT);
		TelegramSession theirs = second.open("bot");
		theirs.setUpdateState(0, UpdateState.ofPts(2));
		awaitState(mine, LeaseState.LOST);
		first.store().takeBack();
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD);
		assertThat(mine.getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
		mine.setUpdateState(0, UpdateState.ofPts(3));
		mine.close();
		assertThat(impatientNode().open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(3));
	}

	@Test
	void aClientIsNotConnectedAsASessionThatIsNotOwned() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		first.setAway(true);
		awaitState(session, LeaseState.SUSPENDED);
		List<String> closed = new ArrayList<>();
		assertThatExceptionOfType(SessionLeaseException.class)
			.isThrownBy(() -> session.guard(() -> closed.add("client")))
			.withMessageContaining("SUSPENDED");
		assertThat(closed).containsExactly("client");
	}

	@Test
	void clientsAreClosedTheLastOneFirstBeforeTheSessionIs() {
		TelegramSession session = node(LeaseMode.WAIT).open("bot");
		List<String> closed = new ArrayList<>();
		session.guard(() -> {
			session.setUpdateState(0, UpdateState.ofPts(4));
			closed.add("first");
		});
		session.guard(() -> {
			closed.add("second");
			throw new IllegalStateException("Cannot end");
		});
		session.close();
		assertThat(closed).containsExactly("second", "first");
		assertThat(node(LeaseMode.WAIT).open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(4));
	}

	@Test
	void twoSessionsWithOneKeyAreNotOpenTogether() {
		Node first = node(LeaseMode.WAIT);
		first.open("bot").setAuthKey(key());
		first.sessions().copy("bot", "copy");
		Node second = impatientNode();
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> second.open("copy"))
			.withMessageContaining("the same authorization key");
		Node third = impatientNode();
		TelegramSession other = third.open("other");
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> other.setAuthKey(key()));
		assertThat(other.getAuthKey()).isNull();
	}

	@Test
	void aSessionIsNeitherCopiedNorDeletedUnderItsOwner() {
		TelegramSession mine = node(LeaseMode.WAIT).open("bot");
		Node second = node(LeaseMode.WAIT);
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> second.sessions().copy("bot", "copy"))
			.withMessageContaining("Session 'bot' can be neither copied nor deleted here");
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> second.sessions().delete("bot"))
			.withMessageContaining("can be neither copied nor deleted here");
		assertThat(mine.getLeaseState()).isEqualTo(LeaseState.HELD);
		mine.setUpdateState(0, UpdateState.ofPts(1));
	}

	@Test
	void aDeletedSessionIsNobodysAndItsNameIsFree() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		List<String> closed = new ArrayList<>();
		session.guard(() -> closed.add("client"));
		session.delete();
		assertThat(closed).containsExactly("client");
		TelegramSession anew = impatientNode().open("bot");
		assertThat(anew.getLeaseState()).isEqualTo(LeaseState.HELD);
		assertThat(first.sessions().delete("nothing")).isFalse();
	}

	@Test
	void aDeletionThatIsRolledBackLeavesTheOwner() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		this.database.transactions().executeWithoutResult((status) -> {
			first.sessions().delete("bot");
			status.setRollbackOnly();
		});
		session.setUpdateState(0, UpdateState.ofPts(6));
		session.save();
		assertThat(session.getLeaseState()).isEqualTo(LeaseState.HELD);
	}

	@Test
	void aSessionThatIsClosedInATransactionIsReleasedSoonAfterIt() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		this.database.transactions().executeWithoutResult((status) -> {
			session.setUpdateState(0, UpdateState.ofPts(6));
			session.close();
		});
		assertThat(node(LeaseMode.WAIT).open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(6));
	}

	@Test
	void whatCouldNotBeReleasedIsReleasedLater() {
		Node first = node(LeaseMode.WAIT);
		TelegramSession session = first.open("bot");
		first.setAway(true);
		assertThatThrownBy(session::close).hasMessageContaining("away");
		first.setAway(false);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(first.store().states().values()).containsOnly(0));
		assertThat(impatientNode().open("bot").getLeaseState()).isEqualTo(LeaseState.HELD);
	}

	private static void awaitState(TelegramSession session, LeaseState... states) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(session.getLeaseState()).isIn((Object[]) states));
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
