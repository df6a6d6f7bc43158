package io.github.tgsession.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CallQueue}.
 */
@Timeout(60)
class CallQueueTests {

	private final ExecutorService threads = Executors.newFixedThreadPool(8);

	private final CallQueue queue = queue(this.threads);

	/**
	 * What a paused executor keeps.
	 */
	private final Queue<Runnable> handedOver = new ArrayDeque<>();

	private final CallQueue paused = queue(this.handedOver::add);

	private final List<Integer> order = new ArrayList<>();

	private static CallQueue queue(Executor executor) {
		return new CallQueue(executor, () -> new IllegalStateException("has been closed"));
	}

	private static long inSeconds(int seconds) {
		return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
	}

	private CompletableFuture<Integer> note(CallQueue target, int number) {
		return target.submit(() -> {
			this.order.add(number);
			return number;
		});
	}

	private static Integer awaitLatch(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS) ? 1 : 0;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void callsRunOneAfterTheOtherInTheirOrder() throws Exception {
		List<Integer> expected = new ArrayList<>();
		CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
		// The list is not safe for concurrent use, so this shows that calls do not
		// overlap.
		for (int i = 0; i < 20_000; i++) {
			expected.add(i);
			last = note(this.queue, i);
		}
		last.get(30, TimeUnit.SECONDS);
		assertThat(this.order).isEqualTo(expected);
	}

	@Test
	void callsOfEachThreadKeepTheirOrder() throws Exception {
		List<List<CompletableFuture<Integer>>> futures = new ArrayList<>();
		AtomicInteger counter = new AtomicInteger();
		List<CompletableFuture<List<CompletableFuture<Integer>>>> callers = new ArrayList<>();
		for (int caller = 0; caller < 4; caller++) {
			callers.add(CompletableFuture.supplyAsync(() -> {
				List<CompletableFuture<Integer>> own = new ArrayList<>();
				for (int i = 0; i < 2_000; i++) {
					own.add(this.queue.submit(counter::incrementAndGet));
				}
				return own;
			}, this.threads));
		}
		for (CompletableFuture<List<CompletableFuture<Integer>>> caller : callers) {
			futures.add(caller.get(30, TimeUnit.SECONDS));
		}
		assertThat(this.queue.finish(inSeconds(30))).isTrue();
		assertThat(futures)
			.allSatisfy((own) -> assertThat(own.stream().map(CompletableFuture::join)).isSorted().hasSize(2_000));
		assertThat(counter).hasValue(8_000);
	}

	@Test
	void theCallerGoesOnWhileACallWaits() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Integer> waiting = this.queue.submit(() -> awaitLatch(release));
		CompletableFuture<Integer> next = note(this.queue, 2);
		assertThat(waiting).isNotDone();
		assertThat(next).isNotDone();
		release.countDown();
		assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(2);
		assertThat(waiting).isCompletedWithValue(1);
	}

	@Test
	void aQueueThatWaitsHoldsUpNoOther() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Integer> waiting = this.queue.submit(() -> awaitLatch(release));
		assertThat(note(queue(this.threads), 1).get(30, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(waiting).isNotDone();
		release.countDown();
		waiting.get(30, TimeUnit.SECONDS);
	}

	@Test
	void aFailureFailsOnlyItsOwnFuture() throws Exception {
		IllegalArgumentException failure = new IllegalArgumentException("no");
		AssertionError error = new AssertionError("neither");
		CompletableFuture<Object> failed = this.queue.submit(() -> {
			throw failure;
		});
		CompletableFuture<Object> worse = this.queue.submit(() -> {
			throw error;
		});
		assertThat(note(this.queue, 3).get(30, TimeUnit.SECONDS)).isEqualTo(3);
		assertThat(failed).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().havingCause().isSameAs(failure);
		assertThat(worse).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().havingCause().isSameAs(error);
	}

	@Test
	void aCallThatWasCancelledBeforeItBeganDoesNotRun() {
		CompletableFuture<Integer> first = note(this.paused, 1);
		CompletableFuture<Integer> second = note(this.paused, 2);
		second.cancel(false);
		note(this.paused, 3);
		this.handedOver.remove().run();
		assertThat(this.order).containsExactly(1, 3);
		assertThat(first).isCompletedWithValue(1);
		assertThat(second).isCancelled();
	}

	@Test
	void manyCallsAreHandedOverOnceAndLaterOnesAgain() {
		note(this.paused, 1);
		note(this.paused, 2);
		assertThat(this.handedOver).hasSize(1);
		this.handedOver.remove().run();
		note(this.paused, 3);
		assertThat(this.handedOver).hasSize(1);
		this.handedOver.remove().run();
		assertThat(this.order).containsExactly(1, 2, 3);
	}

	@Test
	void finishingRunsWhatAPausedExecutorHolds() {
		note(this.paused, 1);
		note(this.paused, 2);
		assertThat(this.paused.finish(inSeconds(30))).isTrue();
		assertThat(this.order).containsExactly(1, 2);
		note(this.paused, 3);
		this.handedOver.forEach(Runnable::run);
		assertThat(this.order).containsExactly(1, 2, 3);
	}

	@Test
	void closingWaitsForTheCallThatRunsAndRunsTheRest() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Integer> running = this.queue.submit(() -> {
			begun.countDown();
			return awaitLatch(release);
		});
		CompletableFuture<Integer> next = note(this.queue, 2);
		awaitLatch(begun);
		CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> this.queue.close(inSeconds(30)),
				this.threads);
		await().until(() -> note(this.queue, 0).isCompletedExceptionally());
		assertThat(closing).isNotDone();
		release.countDown();
		closing.get(30, TimeUnit.SECONDS);
		assertThat(running).isCompletedWithValue(1);
		assertThat(next).isCompletedWithValue(2);
	}

	@Test
	void whoIsInterruptedClosesNevertheless() {
		note(this.paused, 1);
		Thread.currentThread().interrupt();
		this.paused.close(inSeconds(30));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.order).containsExactly(1);
	}

	@Test
	void afterTheDeadlineWhatHasNotBegunFails() {
		CompletableFuture<Integer> late = note(this.paused, 1);
		this.paused.close(System.nanoTime() - 1);
		assertThat(late).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class);
		assertThat(this.order).isEmpty();
	}

	@Test
	void aCallThatHangsDoesNotKeepFromClosing() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<Integer> hanging = this.queue.submit(() -> {
			begun.countDown();
			return awaitLatch(release);
		});
		CompletableFuture<Integer> next = note(this.queue, 2);
		awaitLatch(begun);
		assertThat(this.queue.finish(System.nanoTime())).isFalse();
		assertThat(next).isNotDone();
		this.queue.close(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
		assertThat(next).isCompletedExceptionally();
		release.countDown();
		assertThat(hanging.get(30, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(this.order).isEmpty();
	}

	@Test
	void closedQueueRefuses() {
		this.queue.close(inSeconds(30));
		assertThat(note(this.queue, 1)).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("has been closed");
	}

	@Test
	void whatFollowsACallMayCloseTheQueue() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		CompletableFuture<Integer> first = this.queue.submit(() -> awaitLatch(ready));
		CompletableFuture<Void> closing = first.thenRun(() -> this.queue.close(inSeconds(30)));
		CompletableFuture<Integer> second = note(this.queue, 2);
		ready.countDown();
		closing.get(30, TimeUnit.SECONDS);
		assertThat(second).isCompletedWithValue(2);
	}

	@Test
	void anExecutorThatRefusesFailsTheFutureAndMayTakeLaterCalls() {
		RejectedExecutionException full = new RejectedExecutionException("full");
		AtomicInteger attempts = new AtomicInteger();
		CallQueue refused = queue((work) -> {
			if (attempts.getAndIncrement() == 0) {
				throw full;
			}
			work.run();
		});
		assertThat(note(refused, 1)).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().havingCause().isSameAs(full);
		assertThat(note(refused, 2)).isCompletedWithValue(2);
		assertThat(this.order).containsExactly(2);
	}

}
