package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		assertThat(this.watched.written().get(1).entities()).singleElement()
			.satisfies((change) -> assertThat(change.row().id()).isEqualTo(2));
		transaction.end(true);
		assertThat(this.store.statistics().waitingRows()).isZero();
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
	void whatWaitedBeforeASavepointIsWrittenAgainBeforeAPositionMoves() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(transaction);
		this.store.flush(this.bot);
		transaction.goBack();
		undo(0);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(9)));
		transaction.end(true);
		this.watched.setTransaction(null);
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(9));
	}

	@Test
	void aPositionThatWaitedIsNotLostWithTheSavepointThatUndidIt() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(7)));
		transaction.goBack();
		undo(0);
		transaction.end(true);
		this.watched.setTransaction(null);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(5));
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
	}

	@Test
	void aPositionThatTheSavepointDidNotUndoIsNotMovedBack() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(7)));
		transaction.goBack();
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(7));
		transaction.end(true);
		this.watched.setTransaction(null);
		this.store.flush(this.bot);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(7));
	}

	@Test
	void aPositionWaitsAsBeforeIfTheCommitOfUnknownOutcomeWasARollback() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(9)));
		undo(0);
		transaction.end(CallerTransaction.Outcome.UNKNOWN);
		this.watched.setTransaction(null);
		assertThat(this.store.findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
		assertThat(move(0, new UpdateStateChange.CompareAndSet(UpdateState.ofPts(5), UpdateState.ofPts(6)))).isTrue();
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(6));
	}

	@Test
	void aPositionIsNotMovedBackAfterACommitWhoseAnswerWasLost() {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		learn(entity(1, "alice", 10));
		this.watched.setTransaction(transaction);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(9)));
		transaction.end(CallerTransaction.Outcome.UNKNOWN);
		this.watched.setTransaction(null);
		this.store.flush(this.bot);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(9));
	}

	@Test
	void aCommitThatWaitsForAnotherWriterIsNotWaitedFor() {
		learn(entity(1, "alice", 10));
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		Transaction transaction = beginMoveTo(3);
		learn(entity(2, "bob", 10));
		this.store.flush(this.bot);
		assertThat(this.watched.target().findEntities(this.bot, List.of(1L, 2L))).hasSize(2);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(3));
		transaction.end(true);
		assertThat(this.store.statistics().waitingRows()).isZero();
		assertThat(this.store.findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(3));
	}

	@Test
	void aTransactionDoesNotWaitForACommitThatWaitsForIt() {
		learn(entity(1, "alice", 10));
		Transaction first = beginMoveTo(3);
		learn(entity(2, "bob", 10));
		Transaction second = beginMoveTo(4);
		assertThat(this.watched.target().findEntities(this.bot, List.of(1L, 2L))).hasSize(2);
		first.end(true);
		second.end(true);
		assertThat(this.store.statistics().waitingRows()).isZero();
		assertThat(this.store.findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(4));
	}

	@Test
	void whatARollbackThatWaitedForAnotherWriterHasUndoneIsWritten() {
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		Transaction transaction = beginMoveTo(3);
		undo(0);
		learn(entity(2, "bob", 10));
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
		transaction.end(false);
		this.store.flush(this.bot);
		assertThat(this.watched.target().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
		assertThat(this.store.statistics().waitingRows()).isZero();
	}

	@Test
	void anImportThatIsNotCompletedIsWaitedFor() {
		learn(entity(1, "alice", 10));
		Transaction transaction = new Transaction();
		CompletableFuture.runAsync(() -> {
			this.watched.setTransaction(transaction);
			this.store.applyAll(this.bot, (writer) -> {
			});
			this.watched.setTransaction(null);
		}).join();
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> this.store.flush(this.bot))
			.withMessageContaining("neither committed nor rolled back");
		transaction.end(true);
	}

	/**
	 * A transaction of another thread that has moved the general position and ended
	 * below, which nobody here knows yet.
	 */
	private Transaction beginMoveTo(int pts) {
		Transaction transaction = new Transaction();
		CompletableFuture.runAsync(() -> {
			this.watched.setTransaction(transaction);
			move(0, new UpdateStateChange.Set(UpdateState.ofPts(pts)));
			this.watched.setTransaction(null);
		}).join();
		return transaction;
	}

	private void undo(long id) {
		this.watched.target()
			.apply(this.bot, ChangeSet.of((changes) -> changes.updateState(id, new UpdateStateChange.Remove())));
	}

	@Test
	void aTransactionThatIsSuspendedOnTheSameThreadIsNotWaitedFor() {
		Transaction outer = new Transaction();
		this.watched.setTransaction(outer);
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.watched.setTransaction(new Transaction());
		assertThatExceptionOfType(SessionStoreException.class)
			.isThrownBy(() -> move(0, new UpdateStateChange.Set(UpdateState.ofPts(6))))
			.withMessageContaining("transaction of this thread that is suspended");
		this.watched.setTransaction(null);
		learn(entity(1, "alice", 10));
		assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> this.store.flush(this.bot));
		outer.end(true);
		this.store.flush(this.bot);
		assertThat(this.watched.target().countEntities(this.bot)).isOne();
	}

	@Test
	void aPositionIsNotSettledInMemoryWhileATransactionMayMoveIt() throws Exception {
		Transaction transaction = new Transaction();
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(1)));
		this.store.flush(this.bot);
		this.store.stop();
		this.store.start();
		UpdateStateChange.CompareAndSet theirs = new UpdateStateChange.CompareAndSet(UpdateState.ofPts(1),
				UpdateState.ofPts(9));
		this.watched.after("findUpdateStates", () -> inAnotherThread(() -> {
			this.watched.setTransaction(transaction);
			assertThat(move(0, theirs)).isTrue();
		}));
		assertThat(move(0, new UpdateStateChange.CompareAndSet(UpdateState.ofPts(1), UpdateState.ofPts(2)))).isFalse();
		transaction.end(true);
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(9));
	}

	private static void inAnotherThread(Runnable work) {
		CompletableFuture.runAsync(work).join();
	}

	@Test
	void aPositionIsNotJudgedByAnOldSnapshot() {
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		this.store.flush(this.bot);
		this.store.stop();
		this.store.start();
		this.watched.setOldSnapshot(true);
		assertThat(move(0, new UpdateStateChange.Advance(UpdateState.ofPts(3)))).isFalse();
		assertThat(this.watched.calls("apply")).as("decided by the store below").isOne();
	}

	@Test
	void positionsBesideAnIdentityAreJudgedAndNotKept() {
		move(0, new UpdateStateChange.Set(UpdateState.ofPts(5)));
		assertThat(withIdentity(3).refusedStates()).containsExactly(0L);
		assertThat(withIdentity(8).refusedStates()).isEmpty();
		assertThat(this.store.findUpdateStates(this.bot, List.of(0L))).containsEntry(0L, UpdateState.ofPts(8));
	}

	private ApplyResult withIdentity(int pts) {
		return this.store.apply(this.bot, ChangeSet.of((changes) -> {
			changes.session(SessionField.API_ID, 17);
			changes.updateState(0, new UpdateStateChange.Advance(UpdateState.ofPts(pts)));
		}));
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

		private final List<Consumer<Outcome>> callbacks = new ArrayList<>();

		private final List<Runnable> savepointCallbacks = new ArrayList<>();

		@Override
		public void onCompletion(Consumer<Outcome> callback) {
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
			end(committed ? Outcome.COMMITTED : Outcome.ROLLED_BACK);
		}

		void end(Outcome outcome) {
			this.callbacks.forEach((callback) -> callback.accept(outcome));
		}

	}

}
