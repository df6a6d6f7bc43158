package io.github.tgsession.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.tgsession.SessionBufferFullException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of a session's works while its store waits or fails and while sessions are
 * closed.
 */
@Timeout(60)
class AsyncCallsTests {

	private static final User ALICE = new User(5, 77L, "Alice", "alice");

	private final CountDownLatch release = new CountDownLatch(1);

	private final MemorySessionStore memory = new MemorySessionStore();

	private final Queue<Runnable> handedOver = new ArrayDeque<>();

	@AfterEach
	void releaseThreads() {
		this.release.countDown();
	}

	private SessionStore store(BeforeChange before) {
		return (SessionStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { SessionStore.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("apply")) {
						before.change((ChangeSet) arguments[1]);
					}
					try {
						return method.invoke(this.memory, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static StoredSessionsBuilder builder(SessionStore store) {
		return StoredSessions.builder(store, new TelethonStringCodec());
	}

	private boolean waitForRelease() {
		try {
			return this.release.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CompletableFuture<Boolean> hang(TelegramSession session) throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<Boolean> hanging = session.callAsync((same) -> {
			begun.countDown();
			return waitForRelease();
		});
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		return hanging;
	}

	private static CompletableFuture<?> setPosition(TelegramSession session, int pts) {
		return session.runAsync((same) -> same.setUpdateState(0, UpdateState.ofPts(pts)));
	}

	private static Set<Thread> ourThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("telegram-session-\\d+"))
			.collect(Collectors.toSet());
	}

	@Test
	void anEventLoopGoesOnWhileTheStoreWaits() throws Exception {
		ExecutorService eventLoop = Executors.newSingleThreadExecutor();
		try (StoredSessions sessions = builder(store((changes) -> waitForRelease())).build()) {
			TelegramSession session = sessions.open("bot");
			TelegramSession other = sessions.open("other");
			List<CompletableFuture<?>> futures = new ArrayList<>();
			for (int pts = 1; pts <= 10; pts++) {
				int next = pts;
				futures.add(CompletableFuture.supplyAsync(() -> setPosition(session, next), eventLoop)
					.get(30, TimeUnit.SECONDS));
			}
			assertThat(futures).noneMatch(CompletableFuture::isDone);
			CompletableFuture<@Nullable UpdateState> asked = other.callAsync((same) -> same.getUpdateState(0));
			assertThat(asked.get(30, TimeUnit.SECONDS)).isNull();
			this.release.countDown();
			futures.get(9).get(30, TimeUnit.SECONDS);
			assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(10));
		}
		finally {
			eventLoop.shutdownNow();
		}
	}

	@Test
	void aPositionNeverMovesPastWhatCouldNotBeLearnt() throws Exception {
		SessionStore full = store((changes) -> {
			if (!changes.entities().isEmpty()) {
				throw new SessionBufferFullException("no room");
			}
		});
		try (StoredSessions sessions = builder(full).build()) {
			TelegramSession session = sessions.open("bot");
			CompletableFuture<?> failed = session.runAsync((same) -> {
				same.processEntities(ALICE);
				same.advanceUpdateState(0, UpdateState.ofPts(1));
				same.save();
			});
			CompletableFuture<?> later = session.runAsync((same) -> same.setUpdateState(9, UpdateState.ofPts(2)));
			later.get(30, TimeUnit.SECONDS);
			assertThat(failed).failsWithin(0, TimeUnit.SECONDS)
				.withThrowableThat()
				.withCauseInstanceOf(SessionBufferFullException.class);
			assertThat(session.getUpdateStates()).containsOnlyKeys(9L);
		}
	}

	@Test
	void threadsAreMadeOnlyWhenTheyAreNeeded() throws Exception {
		Set<Thread> before = ourThreads();
		try (StoredSessions sessions = builder(this.memory).build()) {
			TelegramSession session = sessions.open("bot");
			session.setUpdateState(0, UpdateState.ofPts(1));
			assertThat(before).containsAll(ourThreads());
			session.runAsync(TelegramSession::save).get(30, TimeUnit.SECONDS);
			assertThat(ourThreads()).anyMatch((each) -> !before.contains(each) && each.isDaemon());
		}
	}

	@Test
	void aGivenExecutorIsUsed() {
		Set<Thread> before = ourThreads();
		StoredSessions sessions = builder(this.memory).asyncExecutor(this.handedOver::add).build();
		CompletableFuture<?> future = sessions.open("bot").runAsync(TelegramSession::save);
		assertThat(future).isNotDone();
		assertThat(this.handedOver).hasSize(1);
		this.handedOver.remove().run();
		assertThat(future).isDone();
		assertThat(before).containsAll(ourThreads());
	}

	@Test
	void allSessionsTellTogetherWhenTheirWorksHaveRun() {
		StoredSessions sessions = builder(this.memory).asyncExecutor(this.handedOver::add).build();
		assertThat(sessions.finishAsyncCalls()).isDone();
		setPosition(sessions.open("first"), 1);
		setPosition(sessions.open("second"), 2);
		CompletableFuture<?> finished = sessions.finishAsyncCalls();
		this.handedOver.remove().run();
		assertThat(finished).isNotDone();
		this.handedOver.remove().run();
		assertThat(finished).isDone();
	}

	@Test
	void closingAllSessionsWaitsForTheirWorks() {
		StoredSessions sessions = builder(store((changes) -> waitForRelease())).build();
		CompletableFuture<?> first = setPosition(sessions.open("first"), 1);
		CompletableFuture<?> second = setPosition(sessions.open("second"), 2);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(sessions::close);
		await().until(() -> isRefused(sessions));
		assertThat(closing).isNotDone();
		this.release.countDown();
		closing.join();
		assertThat(first).isDone().isNotCompletedExceptionally();
		assertThat(second).isDone().isNotCompletedExceptionally();
	}

	private static boolean isRefused(StoredSessions sessions) {
		try {
			sessions.open("another").close();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	@Test
	void aSessionThatHangsCostsTheOthersNothing() throws Exception {
		StoredSessions sessions = builder(this.memory).build();
		TelegramSession hanging = sessions.open("hanging");
		CompletableFuture<Boolean> hung = hang(hanging);
		CompletableFuture<?> behind = setPosition(hanging, 1);
		List<CompletableFuture<?>> others = new ArrayList<>();
		for (int session = 0; session < 20; session++) {
			TelegramSession other = sessions.open("other-" + session);
			for (int pts = 1; pts <= 10; pts++) {
				others.add(setPosition(other, pts));
			}
		}
		sessions.close(TimeUnit.SECONDS.toNanos(3));
		assertThat(others).allSatisfy((future) -> assertThat(future).isDone().isNotCompletedExceptionally());
		assertThat(behind).isCompletedExceptionally();
		assertThat(hung).isNotDone();
		try (StoredSessions later = builder(this.memory).build()) {
			assertThat(later.open("other-19").getUpdateState(0)).isEqualTo(UpdateState.ofPts(10));
		}
	}

	@Test
	void aSecondCloseWaitsForTheFirst() throws Exception {
		StoredSessions sessions = builder(this.memory).build();
		TelegramSession session = sessions.open("bot");
		hang(session);
		CompletableFuture<?> waiting = setPosition(session, 1);
		CompletableFuture<Void> first = CompletableFuture.runAsync(session::close);
		await().until(() -> session.runAsync((same) -> {
		}).isCompletedExceptionally());
		CountDownLatch second = new CountDownLatch(1);
		Thread closer = new Thread(() -> {
			session.close();
			second.countDown();
		});
		closer.start();
		await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
		assertThat(second.getCount()).isEqualTo(1);
		this.release.countDown();
		assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
		first.get(10, TimeUnit.SECONDS);
		assertThat(waiting).isDone().isNotCompletedExceptionally();
		assertThatIllegalStateException().isThrownBy(session::save).withMessageContaining("closed");
	}

	@Test
	void aWorkMayCloseItsSessionWhileAnotherThreadDoes() throws Exception {
		StoredSessions sessions = builder(this.memory).build();
		TelegramSession session = sessions.open("bot");
		hang(session);
		CompletableFuture<?> closedByWork = session.runAsync(TelegramSession::close);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(session::close);
		await().until(() -> session.runAsync((same) -> {
		}).isCompletedExceptionally());
		this.release.countDown();
		closing.get(10, TimeUnit.SECONDS);
		assertThat(closedByWork).isDone().isNotCompletedExceptionally();
	}

	@Test
	void whatFollowsAFailedWorkMayCloseTheSessionAgain() {
		StoredSessions sessions = builder(this.memory).asyncExecutor(this.handedOver::add).build();
		TelegramSession session = sessions.open("bot");
		CompletableFuture<?> closedAgain = setPosition(session, 1).whenComplete((done, failure) -> session.close());
		sessions.close(0);
		assertThat(closedAgain).isCompletedExceptionally();
		assertThatIllegalStateException().isThrownBy(session::save);
	}

	@Test
	void deletingWaitsForNothing() throws Exception {
		StoredSessions sessions = builder(this.memory).build();
		TelegramSession session = sessions.open("bot");
		hang(session);
		CompletableFuture<?> waiting = setPosition(session, 1);
		session.delete();
		assertThat(waiting).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("has not run");
		assertThat(sessions.list()).isEmpty();
	}

	@Test
	void eachHandleHasItsOwnQueue() throws Exception {
		try (StoredSessions sessions = builder(this.memory).build()) {
			hang(sessions.open("bot"));
			TelegramSession second = sessions.open("bot");
			setPosition(second, 2).get(30, TimeUnit.SECONDS);
			second.close();
			assertThat(sessions.open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
			this.release.countDown();
		}
	}

	private interface BeforeChange {

		void change(ChangeSet changes);

	}

}
