package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a buffer does in transactions of its callers.
 */
class BufferedTransactionsTests extends AbstractBufferTests {

	@Test
	void aPositionInATransactionIsSeenByNobodyElseUntilItCommits() throws Exception {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(5)))).isTrue();
		// The store below has no transactions, so it shows what was written in one.
		assertThat(this.watched.target().countEntities(this.bot)).isOne();
		assertThat(this.store.statistics().waitingRows()).as("until the commit").isPositive();
		transaction.end(true);
		this.watched.setTransaction(null);
		assertThat(this.store.statistics().waitingRows()).isZero();
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(5));
	}

	@Test
	void whatATransactionHasWrittenItDoesNotWriteAgain() {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		for (int pts = 1; pts <= 3; pts++) {
			move(0, new UpdateStateChange.Advance(UpdateState.ofPts(pts)));
		}
		assertThat(this.watched.written()).hasSize(1);
		learn(entity(2, "bob", 10));
		move(0, new UpdateStateChange.Advance(UpdateState.ofPts(4)));
		assertThat(this.watched.written()).hasSize(2);
		transaction.end(true);
	}

	@Test
	void afterARollbackEverythingWaitsAsBefore() {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		long waiting = this.store.statistics().waitingRows();
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Advance(UpdateState.ofPts(5)));
		transaction.end(false);
		this.watched.setTransaction(null);
		assertThat(this.store.statistics().waitingRows()).isEqualTo(waiting);
		this.watched.written().clear();
		this.store.flush(this.bot);
		assertThat(this.watched.written()).singleElement()
			.satisfies((changes) -> assertThat(changes.entities()).hasSize(1));
	}

	@Test
	void whatMayHaveBeenUndoneByAWayBackToASavepointIsWrittenAgain() {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		transaction.goBack();
		transaction.end(true);
		this.watched.setTransaction(null);
		this.watched.written().clear();
		this.store.flush(this.bot);
		assertThat(this.watched.written()).singleElement()
			.satisfies((changes) -> assertThat(changes.entities()).hasSize(1));
	}

	@Test
	void aPositionIsNotMovedBackAfterAWayBackToASavepoint() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(7)));
		transaction.goBack();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(9)));
		transaction.end(true);
		this.watched.setTransaction(null);
		this.store.flush(this.bot);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(9));
	}

	@Test
	void whatATransactionReadsInAnOldSnapshotIsNotKeptForOthers() {
		this.watched.setOldSnapshot(true);
		assertThat(this.store.lookUp(this.bot, 1)).isNull();
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Name 1")).isNull();
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).isEmpty();
		assertThat(this.store.findEntities(this.bot, List.of(1L))).isEmpty();
		this.watched.target().apply(this.bot, ChangeSet.of((changes) -> {
			changes.entity(full(entity(1, "alice", 10)));
			changes.updateState(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		}));
		this.watched.setOldSnapshot(false);
		assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
		assertThat(this.store.lookUp(this.bot, EntityText.NAME, "Name 1")).isNotNull();
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(5));
		assertThat(this.store.findEntities(this.bot, List.of(1L))).containsKey(1L);
	}

	@Test
	void nothingStaysOfASessionThatIsReleasedWithinATransaction() {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.store.release(this.bot);
		assertThat(this.store.bufferedSessions()).isOne();
		transaction.end(true);
		assertThat(this.store.bufferedSessions()).isZero();
	}

	@Test
	void nothingStaysOfASessionThatIsDeletedWithinATransaction() {
		Transaction transaction = new Transaction();
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		this.store.delete(this.bot);
		transaction.end(true);
		assertThat(this.store.bufferedSessions()).isZero();
		assertThat(this.store.statistics().waitingRows()).isZero();
	}

	private static final class Transaction implements CallerTransaction {

		private final List<Consumer<Boolean>> callbacks = new ArrayList<>();

		private final List<Runnable> savepointCallbacks = new ArrayList<>();

		@Override
		public void onCompletion(Consumer<Boolean> callback) {
			this.callbacks.add(callback);
		}

		@Override
		public void onSavepointRollback(Runnable callback) {
			this.savepointCallbacks.add(callback);
		}

		void goBack() {
			this.savepointCallbacks.forEach(Runnable::run);
		}

		void end(boolean committed) {
			this.callbacks.forEach((callback) -> callback.accept(committed));
		}

	}

}
