package io.github.tgsession.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which threads asynchronous calls keep busy, and which they do not.
 */
@Timeout(60)
class AsyncCallsTests {

	private final CountDownLatch storeIsBack = new CountDownLatch(1);

	/**
	 * Writes wait as if the buffer was full.
	 */
	private final SessionStore fullStore = fullStore(new MemorySessionStore());

	private SessionStore fullStore(SessionStore store) {
		return (SessionStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { SessionStore.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("apply")) {
						this.storeIsBack.await(30, TimeUnit.SECONDS);
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static StoredSessionsBuilder builder(SessionStore store) {
		return StoredSessions.builder(store, new TelethonStringCodec());
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
		try (StoredSessions sessions = builder(this.fullStore).build()) {
			TelegramSession session = sessions.open("bot");
			TelegramSession other = sessions.open("other");
			List<CompletableFuture<@Nullable Void>> futures = new ArrayList<>();
			for (int pts = 1; pts <= 10; pts++) {
				UpdateState state = UpdateState.ofPts(pts);
				futures.add(CompletableFuture.supplyAsync(() -> session.async().setUpdateState(0, state), eventLoop)
					.get(30, TimeUnit.SECONDS));
			}
			assertThat(futures).noneMatch(CompletableFuture::isDone);
			assertThat(other.async().getUpdateState(0).get(30, TimeUnit.SECONDS)).isNull();
			this.storeIsBack.countDown();
			futures.get(9).get(30, TimeUnit.SECONDS);
			assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(10));
		}
		finally {
			eventLoop.shutdownNow();
		}
	}

	@Test
	void threadsAreMadeOnlyWhenTheyAreNeeded() throws Exception {
		Set<Thread> before = ourThreads();
		try (StoredSessions sessions = builder(new MemorySessionStore()).build()) {
			TelegramSession session = sessions.open("bot");
			session.setUpdateState(0, UpdateState.ofPts(1));
			session.async();
			assertThat(before).containsAll(ourThreads());
			CompletableFuture<Thread> thread = session.async().save().thenApply((saved) -> Thread.currentThread());
			thread.get(30, TimeUnit.SECONDS);
			assertThat(ourThreads()).anyMatch((each) -> !before.contains(each) && each.isDaemon());
		}
	}

	@Test
	void aGivenExecutorIsUsed() {
		List<Runnable> handedOver = new ArrayList<>();
		Set<Thread> before = ourThreads();
		StoredSessions sessions = builder(new MemorySessionStore()).asyncExecutor(handedOver::add).build();
		TelegramSession session = sessions.open("bot");
		CompletableFuture<?> future = session.async().save();
		assertThat(future).isNotDone();
		assertThat(handedOver).hasSize(1);
		handedOver.get(0).run();
		assertThat(future).isDone();
		assertThat(before).containsAll(ourThreads());
	}

	@Test
	void allSessionsFinishTheirCallsTogether() {
		StoredSessions sessions = builder(new MemorySessionStore()).asyncExecutor((work) -> {
		}).build();
		TelegramSession first = sessions.open("first");
		TelegramSession second = sessions.open("second");
		first.async().setUpdateState(0, UpdateState.ofPts(1));
		second.async().setUpdateState(0, UpdateState.ofPts(2));
		assertThat(sessions.finishAsyncCalls(Duration.ZERO)).isFalse();
		assertThat(sessions.finishAsyncCalls(Duration.ofSeconds(30))).isTrue();
		assertThat(first.getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		assertThat(second.getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
	}

	@Test
	void closingAllSessionsRunsWhatWaits() {
		SessionStore store = new MemorySessionStore();
		StoredSessions sessions = builder(store).asyncExecutor((work) -> {
		}).build();
		CompletableFuture<?> told = sessions.open("bot").async().setUpdateState(0, UpdateState.ofPts(1));
		sessions.close();
		assertThat(told).isDone().isNotCompletedExceptionally();
		try (StoredSessions later = builder(store).build()) {
			assertThat(later.open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		}
	}

	@Test
	void eachHandleHasItsOwnQueue() {
		List<Runnable> handedOver = new ArrayList<>();
		StoredSessions sessions = builder(new MemorySessionStore()).asyncExecutor(handedOver::add).build();
		TelegramSession first = sessions.open("bot");
		TelegramSession second = sessions.open("bot");
		first.async().setUpdateState(0, UpdateState.ofPts(1));
		second.async().setUpdateState(0, UpdateState.ofPts(2));
		first.close();
		assertThat(second.getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
		second.close();
		assertThat(sessions.open("bot").getUpdateState(0)).isEqualTo(UpdateState.ofPts(2));
	}

}
