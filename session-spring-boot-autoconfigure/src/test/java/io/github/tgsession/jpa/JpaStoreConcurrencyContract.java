package io.github.tgsession.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange.Advance;
import io.github.tgsession.store.UpdateStateChange.CompareAndSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link JpaSessionStore} under eight threads, on every database.
 */
public abstract class JpaStoreConcurrencyContract {

	private static final int THREADS = 8;

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

	/**
	 * The database, which nobody else uses meanwhile.
	 * @return the fixture
	 */
	protected abstract JpaStoreFixture fixture();

	@BeforeEach
	void empty() {
		SharedJpaStores.emptied(fixture().store());
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void allOpenersOfANewNameGetTheSameSession() throws Exception {
		for (int round = 0; round < 20; round++) {
			String name = "bot" + round;
			assertThat(inParallel((thread) -> fixture().store().open(name))).hasSize(THREADS)
				.containsOnly(fixture().store().open(name));
		}
		assertThat(fixture().store().list()).hasSize(20);
	}

	@Test
	void noRowIsLostOrTorn() throws Exception {
		SessionStore store = fixture().store();
		SessionRef session = store.open("bot");
		inParallel((thread) -> {
			for (int round = 0; round < 25; round++) {
				long seenAt = (long) round * THREADS + thread;
				int pts = (int) seenAt + 1;
				store.apply(session, ChangeSet.of((changes) -> {
					for (int id = 0; id < 40; id++) {
						changes.entity(JpaSessionStoreContract.full(whole(id, seenAt)));
					}
					changes.entity(JpaSessionStoreContract.full(whole(1000 + seenAt, seenAt)));
					changes.updateState(0, new Advance(UpdateState.ofPts(pts)));
				}));
			}
			return thread;
		});
		Map<Long, EntityRow> rows = store.findEntities(session,
				IntStream.range(0, 40).mapToObj(Long::valueOf).toList());
		assertThat(rows).hasSize(40);
		assertThat(rows.values()).allSatisfy((row) -> assertThat(row.withUsernames(List.of()))
			.isEqualTo(whole(row.id(), row.seenAt()).withUsernames(List.of())));
		assertThat(store.countEntities(session)).isEqualTo(40 + 25 * THREADS);
		assertThat(store.findUpdateStates(session, null)).containsOnly(Map.entry(0L, UpdateState.ofPts(25 * THREADS)));
		assertThat(store.findEntitiesByUsername(session, List.of("shared")).get("shared").id())
			.isEqualTo(1000 + 25 * THREADS - 1);
	}

	@Test
	void comparingAndSettingCountsEveryStepOnce() throws Exception {
		SessionStore store = fixture().store();
		SessionRef session = store.open("bot");
		inParallel((thread) -> {
			for (int done = 0; done < 10;) {
				UpdateState known = store.findUpdateStates(session, List.of(0L)).get(0L);
				Integer pts = (known != null) ? known.pts() : null;
				UpdateState next = UpdateState.ofPts((pts != null) ? pts + 1 : 1);
				boolean refused = !store
					.apply(session, ChangeSet.of((changes) -> changes.updateState(0, new CompareAndSet(known, next))))
					.refusedStates()
					.isEmpty();
				done += refused ? 0 : 1;
			}
			return thread;
		});
		assertThat(store.findUpdateStates(session, null)).containsOnly(Map.entry(0L, UpdateState.ofPts(10 * THREADS)));
	}

	@Test
	void aLateWriteToADeletedSessionLeavesNothingBehind() throws Exception {
		SessionStore store = fixture().store();
		Set<SessionRef> sessions = new HashSet<>();
		for (int round = 0; round < 10; round++) {
			SessionRef session = store.open("bot" + round);
			sessions.add(session);
			inParallel((thread) -> {
				if (thread == 0) {
					return store.delete(session);
				}
				try {
					store.apply(session, ChangeSet
						.of((changes) -> changes.entity(JpaSessionStoreContract.full(whole(thread, thread)))));
					return true;
				}
				catch (SessionNotFoundException ex) {
					return false;
				}
			});
		}
		assertThat(sessions).hasSize(10).allSatisfy((session) -> assertThat(store.countEntities(session)).isZero());
		assertThat(fixture().jdbc().queryForObject("select count(*) from telegram_username", Long.class)).isZero();
	}

	@Test
	void sessionsThatAreFilledAndEmptiedBesideEachOtherAreNotMixedUp() throws Exception {
		SessionStore store = fixture().store();
		inParallel((thread) -> {
			for (int round = 0; round < 5; round++) {
				SessionRef session = store.open("bot" + thread + "-" + round);
				fill(store, session, round);
				store.apply(session, ChangeSet.of((changes) -> changes.dropAccount()));
				assertThat(store.countEntities(session)).isZero();
				fill(store, session, round);
				assertThat(store.countEntities(session)).isEqualTo(20);
				assertThat(store.findUpdateStates(session, null)).hasSize(20);
				if (round % 2 == 0) {
					assertThat(store.delete(session)).isTrue();
				}
			}
			return thread;
		});
		assertThat(store.list()).hasSize(2 * THREADS);
	}

	private static void fill(SessionStore store, SessionRef session, int seenAt) {
		store.apply(session, ChangeSet.of((changes) -> {
			for (int id = 0; id < 20; id++) {
				changes.entity(JpaSessionStoreContract.full(whole(id, seenAt)))
					.updateState(id, new Advance(UpdateState.ofPts(1)));
			}
		}));
	}

	private static EntityRow whole(long id, long seenAt) {
		return new EntityRow(id, seenAt, (int) seenAt, "u" + seenAt, List.of("shared"), "" + seenAt, "n" + seenAt, null,
				seenAt);
	}

	private <T> List<T> inParallel(Task<T> task) throws Exception {
		CyclicBarrier start = new CyclicBarrier(THREADS);
		List<Callable<T>> calls = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			int number = thread;
			calls.add(() -> {
				start.await();
				return task.run(number);
			});
		}
		List<T> results = new ArrayList<>();
		for (Future<T> result : this.executor.invokeAll(calls)) {
			results.add(result.get());
		}
		return results;
	}

	private interface Task<T> {

		T run(int thread) throws Exception;

	}

}
