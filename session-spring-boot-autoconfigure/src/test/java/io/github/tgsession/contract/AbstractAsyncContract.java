package io.github.tgsession.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Works on another thread, on any store.
 */
public abstract class AbstractAsyncContract extends AbstractSessionContract {

	private static <T extends @Nullable Object> T get(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	@Test
	void aWorkTellsAndAsksTheSameSession() throws Exception {
		InputPeerUser alice = get(session().callAsync((same) -> {
			assertThat(same.getUpdateState(0)).isNull();
			same.setAuthKey(2, KEY);
			same.processEntities(new User(5, 77L, "Alice", "alice"));
			same.advanceUpdateState(0, UpdateState.ofPts(1));
			same.save();
			return (InputPeerUser) same.getInputEntity("@alice");
		}));
		assertThat(alice).isEqualTo(new InputPeerUser(5, 77));
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		assertThat(reopened().getAuthKey(2)).isEqualTo(KEY);
		assertThat(session().findInputEntity("alice")).isPresent();
	}

	@Test
	void positionsMoveInTheOrderOfTheWorks() throws Exception {
		List<CompletableFuture<Boolean>> steps = new ArrayList<>();
		for (int pts = 0; pts < 200; pts++) {
			UpdateState expected = (pts > 0) ? UpdateState.ofPts(pts) : null;
			UpdateState next = UpdateState.ofPts(pts + 1);
			steps.add(session().callAsync((same) -> same.advanceUpdateState(0, expected, next)));
		}
		get(session().runAsync(TelegramSession::save));
		assertThat(steps).allSatisfy((step) -> assertThat(step).isCompletedWithValue(true));
		assertThat(reopened().getUpdateState(0)).isEqualTo(UpdateState.ofPts(200));
	}

	@Test
	void aFailureStopsTheRestOfItsWorkAndNoOther() throws Exception {
		CompletableFuture<?> failed = session().runAsync((same) -> {
			same.getInputEntity(404);
			same.setUpdateState(0, UpdateState.ofPts(1));
		});
		get(session().runAsync((same) -> same.setUpdateState(9, UpdateState.ofPts(2))));
		assertThat(failed).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(EntityNotFoundException.class)
			.withMessageContaining("404");
		assertThat(session().getUpdateStates()).containsOnlyKeys(9L);
	}

	@Test
	void closingRunsWhatWaitsAndRefusesTheRest() {
		TelegramSession closed = session();
		for (int pts = 1; pts <= 100; pts++) {
			UpdateState state = UpdateState.ofPts(pts);
			closed.runAsync((same) -> same.setUpdateState(0, state));
		}
		CompletableFuture<?> last = closed.callAsync((same) -> same.processEntities(new User(5, 77L, "A", "alice")));
		closed.close();
		assertThat(last).isDone().isNotCompletedExceptionally();
		assertThat(closed.runAsync(TelegramSession::save)).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("closed");
		assertThat(reopened().getUpdateState(0)).isEqualTo(UpdateState.ofPts(100));
		assertThat(session().findInputEntity("alice")).isPresent();
	}

	@Test
	void afterDeletionWorksFail() {
		TelegramSession other = sessions().open("bot");
		session().delete();
		assertThat(other.callAsync(TelegramSession::getDcId)).failsWithin(30, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("deleted");
	}

}
