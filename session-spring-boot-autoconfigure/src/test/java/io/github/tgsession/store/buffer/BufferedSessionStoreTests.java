package io.github.tgsession.store.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionBufferFullException;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What a buffer promises, over a store that counts, fails and waits.
 */
class BufferedSessionStoreTests extends AbstractBufferTests {

	@Test
	void whatIsLearntIsVisibleAtOnceAndWrittenByFlush() {
		learn(entity(1, "alice", 10));
		assertThat(this.store.lookUp(this.bot, 1).accessHash()).isEqualTo(1);
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice").id()).isEqualTo(1);
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Name 1").id()).isEqualTo(1);
		assertThat(this.store.lookUp(this.bot, EntityText.PHONE, "491").id()).isEqualTo(1);
		assertThat(this.store.findEntities(this.bot, List.of(1L)).get(1L).usernames()).containsExactly("alice");
		assertThat(this.watched.target().findEntities(this.bot, List.of(1L))).isEmpty();
		this.store.flush(this.bot);
		assertThat(this.watched.target().findEntities(this.bot, List.of(1L))).containsKey(1L);
		assertThat(this.store.statistics().waitingRows()).isZero();
	}

	@Test
	void whatIsLearntIsWrittenWhenTheIntervalHasPassed() {
		use(buffer(Duration.ofMillis(20), 1_000, 100_000, Duration.ofSeconds(10), 100_000));
		learn(entity(1, "alice", 10));
		await().until(() -> this.watched.target().countEntities(this.bot) == 1);
	}

	@Test
	void manyChangesAreWrittenBeforeTheIntervalHasPassed() {
		use(buffer(LONG, 10, 100_000, Duration.ofSeconds(10), 100_000));
		learn(numbered(1, 20));
		await().until(() -> this.watched.target().countEntities(this.bot) == 20);
	}

	@Test
	void ofManyChangesOfOneRowTheLastIsWritten() {
		for (int time = 1; time <= 50; time++) {
			learn(entity(1, "alice", time));
		}
		this.store.flush(this.bot);
		assertThat(this.watched.written()).hasSize(1);
		assertThat(this.watched.written().get(0).entities()).hasSize(1);
		assertThat(this.watched.target().findEntities(this.bot, List.of(1L)).get(1L).seenAt()).isEqualTo(50);
	}

	@Test
	void positionsAreWrittenLastAndTogetherWithWhatTheyDependOn() {
		learn(entity(1, "alice", 10));
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(5));
		this.store.flush(this.bot);
		assertThat(this.watched.written()).singleElement().satisfies((changes) -> {
			assertThat(changes.entities()).hasSize(1);
			assertThat(changes.updateStates()).hasSize(1);
		});
	}

	@Test
	void positionsMoveForwardsOnlyAndAreComparedInMemory() {
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(5)))).isTrue();
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(4)))).isFalse();
		assertThat(move(0, new UpdateStateChange.CompareAndSet(UpdateState.ofPts(4), UpdateState.ofPts(9)))).isFalse();
		assertThat(move(0, new UpdateStateChange.CompareAndSet(UpdateState.ofPts(5), UpdateState.ofPts(3)))).isTrue();
		move(7, new UpdateStateChange.Set(UpdateState.ofPts(1)));
		move(7, new UpdateStateChange.Remove());
		assertThat(this.store.findUpdateStates(this.bot, null)).containsOnly(Map.entry(0L, UpdateState.ofPts(3)));
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null))
			.containsOnly(Map.entry(0L, UpdateState.ofPts(3)));
	}

	@Test
	void theIdentityIsBelowWhenTheCallReturns() {
		learn(entity(1, "alice", 10));
		this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17)));
		assertThat(this.watched.target().readIdentity(this.bot).session().apiId()).isEqualTo(17);
		assertThat(this.store.readIdentity(this.bot).session().apiId()).isEqualTo(17);
		assertThat(this.watched.target().countEntities(this.bot)).isOne();
	}

	@Test
	void anotherAccountDropsWhatWaitsToo() {
		learn(entity(1, "alice", 10));
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.store.apply(this.bot,
				ChangeSet.of((changes) -> changes.attribute(new AttributeRow("salt", new byte[] { 0, 1 }, null))));
		this.store.apply(this.bot, ChangeSet.of((changes) -> changes.dropAccount().session(SessionField.USER_ID, 2L)));
		this.store.flush(this.bot);
		assertThat(this.watched.target().countEntities(this.bot)).isZero();
		assertThat(this.watched.target().findAttributes(this.bot, null)).containsOnlyKeys("salt");
		assertThat(this.store.lookUp(this.bot, 1)).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNull();
		assertThat(this.store.findUpdateStates(this.bot, null)).isEmpty();
	}

	@Test
	void whatIsAtHandAsksNobody() {
		learn(entity(1, "alice", 10));
		this.store.findEntities(this.bot, List.of(1L));
		this.store.lookUpBare(this.bot, 1);
		this.store.lookUp(this.bot, EntityText.NAME, "Name 1");
		int calls = this.watched.calls();
		for (int time = 0; time < 100; time++) {
			assertThat(this.store.peekEntity(this.bot, 1)).isNotNull();
			assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
			assertThat(this.store.lookUpBare(this.bot, 1)).isNotNull();
			assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNotNull();
			assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Name 1")).isNotNull();
		}
		assertThat(this.watched.calls()).isEqualTo(calls);
		assertThat(this.store.statistics().hits()).isGreaterThanOrEqualTo(500);
	}

	@Test
	void missesAreRememberedUntilThePeerIsMet() {
		assertThat(this.store.lookUp(this.bot, 1)).isNull();
		assertThat(this.store.lookUpBare(this.bot, 1)).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.PHONE, "491")).isNull();
		int calls = this.watched.calls();
		assertThat(this.store.lookUp(this.bot, 1)).isNull();
		assertThat(this.store.lookUpBare(this.bot, 1)).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.PHONE, "491")).isNull();
		assertThat(this.watched.calls()).isEqualTo(calls);
		learn(entity(1, "alice", 10));
		assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
		assertThat(this.store.lookUpBare(this.bot, 1)).isNotNull();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNotNull();
		assertThat(this.store.lookUp(this.bot, EntityText.PHONE, "491")).isNotNull();
	}

	@Test
	void aUserIsNoAnswerOnceAChannelOfItsNumberIsMet() {
		learn(entity(5, null, 10));
		assertThat(this.store.lookUpBare(this.bot, 5).id()).isEqualTo(5);
		assertThat(this.store.lookUpBare(this.bot, 5).id()).isEqualTo(5);
		learn(entity(-1_000_000_000_005L, null, 11));
		assertThat(this.store.lookUpBare(this.bot, 5).id()).isEqualTo(-1_000_000_000_005L);
	}

	@Test
	void aUsernameThatIsClaimedAndGivenUpWhileItWaitsIsNobodysInTheEnd() {
		learn(entity(3, "alice", 1));
		this.store.flush(this.bot);
		learn(entity(1, "alice", 10));
		this.store.apply(this.bot,
				ChangeSet.of((changes) -> changes.lostUsername("alice", 1).entity(full(entity(1, null, 11)))));
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice")).isNull();
		this.store.flush(this.bot);
		assertThat(this.watched.target().findEntitiesByUsername(this.bot, List.of("alice"))).isEmpty();
		assertThat(this.store.findEntities(this.bot, List.of(1L, 3L)).values())
			.allSatisfy((row) -> assertThat(row.usernames()).isEmpty());
	}

	@Test
	void aUsernameThatSomebodyElseHasTakenIsNotTakenForOwned() {
		learn(entity(3, "alice", 1));
		learn(entity(1, "alice", 10));
		EntityRow row = this.store.peekEntity(this.bot, 3);
		assertThat(row == null || row.usernames().isEmpty()).isTrue();
		assertThat(this.store.findEntities(this.bot, List.of(3L)).get(3L).usernames()).isEmpty();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice").id()).isEqualTo(1);
	}

	@Test
	void ofSeveralWithOneNameTheLowestIsFoundWhereverItIs() {
		learn(named(4, "Alex"), named(9, "Alex"));
		this.store.flush(this.bot);
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Alex").id()).isEqualTo(4);
		learn(named(4, "Sascha"));
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Alex").id()).isEqualTo(9);
		learn(named(2, "Alex"));
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Alex").id()).isEqualTo(2);
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Sascha").id()).isEqualTo(4);
	}

	@Test
	void anIdentityThatCouldNotBeChangedLeavesWhatIsAtHand() {
		this.store.findEntities(this.bot, List.of(1L));
		learn(entity(1, "alice", 10));
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.store.flush(this.bot);
		this.watched.setAway(true);
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(
				() -> this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17))));
		assertThat(this.store.lookUp(this.bot, 1).accessHash()).isEqualTo(entity(1, "alice", 10).accessHash());
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice").id()).isEqualTo(1);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(5));
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> this.store.readIdentity(this.bot));
	}

	@Test
	void nothingIsLostWhileTheDatabaseIsAway() {
		use(buffer(Duration.ofMillis(10), 1_000, 100_000, Duration.ofSeconds(10), 100_000));
		learn(entity(1, "alice", 10));
		this.store.findEntities(this.bot, List.of(1L));
		this.store.flush(this.bot);
		this.watched.setAway(true);
		learn(entity(1, "bob", 11));
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		await().until(() -> this.store.statistics().failingSince() != 0);
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "bob").id()).isEqualTo(1);
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> this.store.flush(this.bot));
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(
				() -> this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17))));
		this.watched.setAway(false);
		await().until(() -> this.store.statistics().failingSince() == 0);
		assertThat(this.watched.target().findEntitiesByUsername(this.bot, List.of("bob"))).isNotEmpty();
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
	}

	@Test
	void aFullBufferLetsCallersWaitAndThenSaysSo() throws Exception {
		use(buffer(LONG, 1_000_000, 10, Duration.ofMillis(50), 100_000));
		CountDownLatch gate = new CountDownLatch(1);
		this.watched.setGate(gate);
		learn(numbered(1, 10));
		assertThatExceptionOfType(SessionBufferFullException.class).isThrownBy(() -> learn(entity(99, null, 1)))
			.withMessageContaining("telegram.session.buffer.capacity");
		gate.countDown();
		await().until(() -> this.store.statistics().waitingRows() == 0);
		CompletableFuture.runAsync(() -> learn(entity(99, null, 1))).get(10, TimeUnit.SECONDS);
		assertThat(this.store.lookUp(this.bot, 99)).isNotNull();
	}

	@Test
	void whoeverStopsItWritesAllAndLaterChangesAreWrittenAtOnce() {
		learn(entity(1, "alice", 10));
		this.store.stop();
		assertThat(this.watched.target().countEntities(this.bot)).isOne();
		learn(entity(2, "bob", 10));
		assertThat(this.watched.target().countEntities(this.bot)).isEqualTo(2);
		this.store.start();
		learn(entity(3, null, 10));
		assertThat(this.watched.target().countEntities(this.bot)).isEqualTo(2);
	}

	@Test
	void afterAPauseItIsWrittenBehindAgain() {
		use(buffer(Duration.ofMillis(200), 1_000, 100_000, Duration.ofSeconds(10), 100_000));
		learn(entity(1, "alice", 10));
		this.store.stop();
		this.store.start();
		learn(entity(2, "bob", 10));
		await().until(() -> this.watched.target().countEntities(this.bot) == 2);
	}

	@Test
	void anIdleSessionIsNotWritten() {
		learn(entity(1, "alice", 10));
		this.store.flush(this.bot);
		int calls = this.watched.calls();
		this.store.flush(this.bot);
		this.store.stop();
		this.store.start();
		assertThat(this.watched.calls()).isEqualTo(calls);
	}

	@Test
	void nothingIsAtHandWithoutACacheAndAllIsRight() {
		use(buffer(LONG, 1_000, 100_000, Duration.ofSeconds(10), 0));
		learn(entity(1, "alice", 10));
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(5)))).isTrue();
		assertThat(this.store.lookUp(this.bot, EntityText.USERNAME, "alice").id()).isEqualTo(1);
		this.store.flush(this.bot);
		assertThat(this.store.lookUpBare(this.bot, 1).id()).isEqualTo(1);
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(4)))).isFalse();
	}

	private static EntityRow named(long id, String name) {
		return new EntityRow(id, id, 0, null, List.of(), null, name, null, 1);
	}

	private static EntityRow[] numbered(int from, int to) {
		List<EntityRow> rows = new ArrayList<>();
		for (int id = from; id <= to; id++) {
			rows.add(entity(id, null, 1));
		}
		return rows.toArray(EntityRow[]::new);
	}

}
