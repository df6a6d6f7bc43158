package io.github.tgsession.contract;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Positions, on any store.
 */
public abstract class AbstractUpdateStateContract extends AbstractSessionContract {

	private static UpdateState state(@Nullable Integer pts, @Nullable Integer qts, @Nullable Integer date,
			@Nullable Integer seq) {
		return new UpdateState(pts, qts, date, seq);
	}

	@Test
	void aPositionIsStoredAsItIsToldBackwardsToo() {
		session().setUpdateState(0, state(10, 20, 30, 40));
		session().setUpdateState(1234567890, UpdateState.ofPts(7));
		session().setUpdateState(0, state(1, 2, 3, 4));
		assertThat(reopened().getUpdateState(0)).isEqualTo(state(1, 2, 3, 4));
		assertThat(session().getUpdateState(1234567890)).isEqualTo(UpdateState.ofPts(7));
		assertThat(session().getUpdateStates()).containsExactly(java.util.Map.entry(0L, state(1, 2, 3, 4)),
				java.util.Map.entry(1234567890L, UpdateState.ofPts(7)));
	}

	@Test
	void nothingKnownIsNullAndNeverZeros() {
		assertThat(session().getUpdateState(0)).isNull();
		session().setUpdateState(0, state(null, 0, null, null));
		assertThat(session().getUpdateState(0)).isEqualTo(state(null, 0, null, null));
		session().removeUpdateState(0);
		assertThat(session().getUpdateState(0)).isNull();
	}

	@Test
	void advancingMovesEachPartForwardsOnly() {
		assertThat(session().advanceUpdateState(0, state(10, 10, 10, 10))).isTrue();
		assertThat(session().advanceUpdateState(0, state(11, 9, null, null))).as("qts would go back").isFalse();
		assertThat(session().getUpdateState(0)).isEqualTo(state(11, 10, 10, 10));
		assertThat(session().advanceUpdateState(0, state(null, 12, null, null))).isTrue();
		assertThat(session().getUpdateState(0)).isEqualTo(state(11, 12, 10, 10));
		assertThat(session().advanceUpdateState(0, state(11, 12, null, null))).as("standing still").isTrue();
		assertThat(session().advanceUpdateState(0, state(null, null, null, null))).isTrue();
	}

	@Test
	void dateGoesWithSeqAndSeqZeroChangesNothing() {
		session().advanceUpdateState(0, state(1, 1, 100, 10));
		assertThat(session().advanceUpdateState(0, state(2, null, 200, 0))).isTrue();
		assertThat(session().getUpdateState(0)).isEqualTo(state(2, 1, 100, 10));
		assertThat(session().advanceUpdateState(0, state(null, null, 90, 11))).isTrue();
		assertThat(session().getUpdateState(0)).isEqualTo(state(2, 1, 90, 11));
		assertThat(session().advanceUpdateState(0, state(null, null, 300, 5))).isFalse();
		assertThat(session().getUpdateState(0)).isEqualTo(state(2, 1, 90, 11));
		assertThat(session().advanceUpdateState(0, state(null, null, 95, null))).isTrue();
		assertThat(session().advanceUpdateState(0, state(null, null, 94, null))).isFalse();
		assertThat(session().getUpdateState(0)).isEqualTo(state(2, 1, 95, 11));
	}

	@Test
	void comparingAndSettingHappensOnlyFromTheExpectedPosition() {
		assertThat(session().advanceUpdateState(5, UpdateState.ofPts(1), UpdateState.ofPts(2))).isFalse();
		assertThat(session().getUpdateState(5)).isNull();
		assertThat(session().advanceUpdateState(5, null, UpdateState.ofPts(1))).isTrue();
		assertThat(session().advanceUpdateState(5, null, UpdateState.ofPts(2))).isFalse();
		assertThat(session().advanceUpdateState(5, state(1, 1, null, null), UpdateState.ofPts(2))).isFalse();
		assertThat(session().advanceUpdateState(5, UpdateState.ofPts(1), state(2, 3, 4, 5))).isTrue();
		assertThat(session().getUpdateState(5)).isEqualTo(state(2, 3, 4, 5));
	}

	@Test
	void ofEightThreadsThatCompareAndSetNoneLosesAStep() throws Exception {
		AtomicInteger won = new AtomicInteger();
		Threads.run(8, (thread) -> {
			for (int i = 0; i < 25; i++) {
				boolean stored = false;
				while (!stored) {
					UpdateState known = session().getUpdateState(0);
					int pts = (known != null && known.pts() != null) ? known.pts() : 0;
					stored = session().advanceUpdateState(0, known, UpdateState.ofPts(pts + 1));
				}
				won.incrementAndGet();
			}
		});
		assertThat(won).hasValue(200);
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(200));
	}

	@Test
	void ofEightThreadsThatAdvanceTheFurthestWins() throws Exception {
		Threads.run(8, (thread) -> {
			for (int i = 0; i < 50; i++) {
				session().advanceUpdateState(0, state(i * 8 + thread, 400 - i, null, null));
			}
		});
		assertThat(session().getUpdateState(0)).isEqualTo(state(399, 400, null, null));
	}

	@Test
	void aMarkedIdIsRefusedWithItsBareForm() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> session().setUpdateState(-1001234567890L, UpdateState.ofPts(1)))
			.withMessageContaining("1234567890");
	}

}
