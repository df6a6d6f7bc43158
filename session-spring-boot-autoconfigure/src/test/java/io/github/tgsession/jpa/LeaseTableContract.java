package io.github.tgsession.jpa;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.LeaseAttempt;
import io.github.tgsession.store.LeaseHolder;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What leases promise on every database.
 */
public abstract class LeaseTableContract {

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final Predicate<LeaseHolder> NOBODY = (holder) -> false;

	private JpaStoreFixture fixture;

	private SessionStore store;

	private JpaLeaseTable leases;

	private long id;

	/**
	 * The database.
	 * @return a fixture that has no sessions
	 */
	protected abstract JpaStoreFixture fixture();

	@BeforeEach
	void openOne() {
		this.fixture = fixture();
		this.store = this.fixture.store();
		this.leases = this.fixture.leases();
		this.id = this.store.open("bot").id();
		alive("a", "b", "c");
	}

	private void alive(String... nodes) {
		for (String node : nodes) {
			this.leases.renew(node, "node " + node, TTL);
		}
	}

	private void endsNow(String node) {
		this.leases.renew(node, "node " + node, Duration.ZERO);
	}

	@Test
	void theFirstTakesItAndTheSecondIsToldWhoHasIt() {
		assertThat(take("a").epoch()).isEqualTo(1);
		LeaseAttempt second = take("b");
		assertThat(second.isTaken()).isFalse();
		LeaseHolder holder = second.holder();
		assertThat(holder).isNotNull();
		assertThat(holder.nodeId()).isEqualTo("a");
		assertThat(holder.description()).isEqualTo("node a");
		assertThat(holder.since()).isNotNull();
		assertThat(holder.until() - holder.since()).isBetween(TTL.toMillis() - 60_000, TTL.toMillis() + 60_000);
	}

	@Test
	void theTimeOfTheDatabaseIsTheTimeOfDay() {
		take("a");
		LeaseHolder holder = take("b").holder();
		assertThat(holder).isNotNull();
		assertThat(holder.since()).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
	}

	@Test
	void ofManyWhoTakeItAtOnceOneGetsIt() throws Exception {
		for (int round = 0; round < 10; round++) {
			long session = this.store.open("contended" + round).id();
			CyclicBarrier barrier = new CyclicBarrier(4);
			List<CompletableFuture<LeaseAttempt>> attempts = new ArrayList<>();
			IntStream.range(0, 4).mapToObj((node) -> "n" + node).forEach((node) -> {
				alive(node);
				attempts.add(CompletableFuture.supplyAsync(() -> {
					await(barrier);
					return this.leases.take(session, node, NOBODY);
				}));
			});
			long taken = 0;
			for (CompletableFuture<LeaseAttempt> attempt : attempts) {
				taken += attempt.get(60, TimeUnit.SECONDS).isTaken() ? 1 : 0;
			}
			assertThat(taken).isEqualTo(1);
		}
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whatIsReleasedCanBeTakenUnderTheNextEpoch() {
		take("a");
		this.leases.release(new SessionRef(this.id, 1), "a");
		assertThat(take("b").epoch()).isEqualTo(2);
	}

	@Test
	void whoHasLostALeaseReleasesNothing() {
		take("a");
		endsNow("a");
		take("b");
		this.leases.release(new SessionRef(this.id, 1), "a");
		assertThat(this.leases.findHeld("b")).containsEntry(this.id, 2L);
	}

	@Test
	void aHolderWhoseTimeIsUpIsTakenOverAndFindsOut() {
		take("a");
		endsNow("a");
		assertThat(take("b").epoch()).isEqualTo(2);
		assertThat(this.leases.renew("a", "node a", TTL)).isFalse();
		assertThat(this.leases.findHeld("a")).isEmpty();
	}

	@Test
	void aHolderThatComesBackInTimeKeepsIt() {
		take("a");
		endsNow("a");
		assertThat(this.leases.renew("a", "node a", TTL)).isFalse();
		assertThat(this.leases.findHeld("a")).containsEntry(this.id, 1L);
		assertThat(take("b").isTaken()).isFalse();
		assertThat(this.leases.renew("a", "node a", TTL)).isTrue();
	}

	@Test
	void aHolderThatIsGoneIsTakenOverAtOnceAndFindsOutIfItIsNot() {
		take("a");
		LeaseAttempt attempt = this.leases.take(this.id, "b", (holder) -> holder.nodeId().equals("a"));
		assertThat(attempt.epoch()).isEqualTo(2);
		assertThat(this.leases.renew("a", "node a", TTL)).isFalse();
	}

	@Test
	void writesUnderAnEpochThatHasPassedAreRefused() {
		SessionRef stale = new SessionRef(this.id, take("a").epoch());
		this.store.apply(stale, position(1));
		endsNow("a");
		SessionRef current = new SessionRef(this.id, take("b").epoch());
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> this.store.apply(stale, position(2)))
			.withMessageContaining("another process has taken it over");
		assertThatExceptionOfType(SessionLeaseException.class)
			.isThrownBy(() -> this.store.applyAll(stale, (writer) -> writer.accept(position(3))));
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> this.store.delete(stale));
		assertThat(this.store.findUpdateStates(current, null)).containsEntry(0L, UpdateState.ofPts(1));
		this.store.apply(current, position(4));
		assertThat(this.store.findUpdateStates(current, null)).containsEntry(0L, UpdateState.ofPts(4));
	}

	@Test
	void aTakeOverWaitsForTheTransactionThatIsWriting() throws Exception {
		SessionRef held = new SessionRef(this.id, take("a").epoch());
		endsNow("a");
		boolean[] takenMeanwhile = new boolean[1];
		CompletableFuture<LeaseAttempt> takeOver = this.fixture.transactions().execute((status) -> {
			this.store.apply(held, position(7));
			CompletableFuture<LeaseAttempt> asked = CompletableFuture.supplyAsync(this::takeOverWhenPossible);
			takenMeanwhile[0] = asked.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join() != null;
			return CompletableFuture.supplyAsync(this::takeOverWhenPossible);
		});
		assertThat(takenMeanwhile[0]).isFalse();
		assertThat(takeOver.get(30, TimeUnit.SECONDS).epoch()).isGreaterThan(1);
		assertThat(this.store.findUpdateStates(held, null)).containsEntry(0L, UpdateState.ofPts(7));
		assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> this.store.apply(held, position(8)));
	}

	private LeaseAttempt takeOverWhenPossible() {
		for (;;) {
			LeaseAttempt attempt = take("b");
			if (attempt.isTaken()) {
				return attempt;
			}
		}
	}

	@Test
	void aLeaseIsReservedForWhoHasAskedFirst() {
		take("a");
		this.leases.want(this.id, "b");
		this.leases.want(this.id, "c");
		assertThat(this.leases.findWanted("a")).containsExactly(this.id);
		this.leases.release(new SessionRef(this.id, 1), "a");
		assertThat(take("c")).isEqualTo(new LeaseAttempt(0, null, null));
		assertThat(take("b").isTaken()).isTrue();
		assertThat(this.leases.findWanted("b")).isEmpty();
	}

	@Test
	void whoDoesNotWantItAnyMoreOrHasEndedReservesNothing() {
		take("a");
		this.leases.want(this.id, "b");
		this.leases.unwant(this.id, "b");
		assertThat(this.leases.findWanted("a")).isEmpty();
		this.leases.want(this.id, "b");
		endsNow("b");
		assertThat(this.leases.findWanted("a")).isEmpty();
		this.leases.want(this.id, "c");
		assertThat(this.leases.findWanted("a")).containsExactly(this.id);
	}

	@Test
	void twoSessionsWithOneKeyAreNotTakenTogether() {
		long other = this.store.open("other").id();
		this.store.apply(new SessionRef(this.id, 0), key(11));
		this.store.apply(new SessionRef(other, 0), key(11));
		take("a");
		LeaseAttempt attempt = this.leases.take(other, "b", NOBODY);
		assertThat(attempt.isTaken()).isFalse();
		assertThat(attempt.rivalSessionId()).isEqualTo(this.id);
		assertThat(attempt.holder()).extracting(LeaseHolder::nodeId).isEqualTo("a");
		this.leases.release(new SessionRef(this.id, 1), "a");
		assertThat(this.leases.take(other, "b", NOBODY).isTaken()).isTrue();
	}

	@Test
	void aSessionDoesNotGetTheKeyOfOneThatAnotherProcessHas() {
		SessionRef mine = new SessionRef(this.id, take("a").epoch());
		this.store.apply(mine, key(12));
		long otherId = this.store.open("other").id();
		SessionRef other = new SessionRef(otherId, this.leases.take(otherId, "b", NOBODY).epoch());
		assertThatThrownBy(() -> this.store.apply(other, key(12))).isInstanceOf(SessionLeaseException.class)
			.hasMessageContaining("node a");
		assertThat(this.store.readIdentity(other).authKeys()).isEmpty();
		this.leases.release(mine, "a");
		this.store.apply(other, key(12));
	}

	@Test
	void twoSessionsOfOneProcessMayShareAKeySoThatTheyCanBeCopied() {
		SessionRef mine = new SessionRef(this.id, take("a").epoch());
		this.store.apply(mine, key(13));
		long otherId = this.store.open("other").id();
		SessionRef other = new SessionRef(otherId, this.leases.take(otherId, "a", NOBODY).epoch());
		this.store.apply(other, key(13));
		assertThat(this.store.readIdentity(other).authKeys()).hasSize(1);
	}

	@Test
	void whatIsDeletedCannotBeTaken() {
		SessionRef held = new SessionRef(this.id, take("a").epoch());
		this.store.delete(held);
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> take("a"));
		assertThat(this.leases.findHeld("a")).isEmpty();
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> this.store.apply(held, position(1)));
	}

	@Test
	void aNodeThatIsForgottenHoldsNothing() {
		take("a");
		this.leases.forget("a");
		assertThat(take("b").isTaken()).isTrue();
	}

	@Test
	void leasesOfOneNodeAreFoundTogether() {
		long other = this.store.open("other").id();
		take("a");
		this.leases.take(other, "a", NOBODY);
		assertThat(this.leases.findHeld("a").keySet()).isEqualTo(Set.of(this.id, other));
	}

	private LeaseAttempt take(String node) {
		return this.leases.take(this.id, node, NOBODY);
	}

	private static ChangeSet position(int pts) {
		return ChangeSet.of((changes) -> changes.updateState(0, new UpdateStateChange.Set(UpdateState.ofPts(pts))));
	}

	private static ChangeSet key(long keyId) {
		AuthKeyRow row = new AuthKeyRow(2, AuthKeyPurpose.PERMANENT.ordinal(), keyId, new byte[257], null, null);
		return ChangeSet
			.of((changes) -> changes.authKey(new AuthKeyChange(2, AuthKeyPurpose.PERMANENT.ordinal(), row, 1L)));
	}

}
