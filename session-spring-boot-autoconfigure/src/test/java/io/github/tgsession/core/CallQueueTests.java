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

import io.github.tgsession.SessionBufferFullException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CallQueue}.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class CallQueueTests {

	private final ExecutorService threads = Executors.newFixedThreadPool(8);

	private final CallQueue queue = queue(this.threads);

	/**
	 * What an executor keeps until the test runs it.
	 */
	private final Queue<Runnable> handedOver = new ArrayDeque<>();

	private final CallQueue stepwise = queue(this.handedOver::add);

	private final List<Integer> order = new ArrayList<>();

	private static CallQueue queue(Executor executor) {
		return new CallQueue("bot", executor, () -> new IllegalStateException("has been closed"));
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

	private static void hasNotRun(CompletableFuture<Integer> work) {
		assertThat(work).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContainingAll("has not run", "'bot'");
	}

	private void runStep() {
		this.handedOver.remove().run();
	}

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void worksRunOneAfterTheOtherInTheirOrder() throws Exception {
		List<Integer> expected = new ArrayList<>();
		CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
		// The list is not safe for concurrent use, so this shows that works do not
		// overlap.
		for (int i = 0; i < CallQueue.CAPACITY; i++) {
			expected.add(i);
			last = note(this.queue, i);
		}
		last.get(30, TimeUnit.SECONDS);
		assertThat(this.order).isEqualTo(expected);
	}

	@Test
	void worksOfEachThreadKeepTheirOrder() throws Exception {
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
			List<CompletableFuture<Integer>> own = caller.get(30, TimeUnit.SECONDS);
			assertThat(own.stream().map(CompletableFuture::join)).isSorted().hasSize(2_000);
		}
		assertThat(counter).hasValue(8_000);
	}

	@Test
	void theCallerGoesOnWhileAWorkWaits() throws Exception {
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
	void aWorkRunsWhateverBecomesOfItsFuture() {
		note(this.stepwise, 1).cancel(true);
		note(this.stepwise, 2).complete(0);
		CompletableFuture<Integer> late = note(this.stepwise, 3).orTimeout(1, TimeUnit.MILLISECONDS);
		await().until(late::isDone);
		assertThat(this.stepwise.finish()).isNotDone();
		runStep();
		runStep();
		runStep();
		assertThat(this.order).containsExactly(1, 2, 3);
		assertThat(late).isCompletedExceptionally();
		assertThat(this.stepwise.finish()).isDone();
	}

	@Test
	void eachWorkIsHandedOverByItself() {
		CallQueue other = queue(this.handedOver::add);
		note(this.stepwise, 1);
		note(this.stepwise, 2);
		note(this.stepwise, 3);
		note(other, 100);
		assertThat(this.handedOver).hasSize(2);
		runStep();
		runStep();
		assertThat(this.order).containsExactly(1, 100);
		runStep();
		runStep();
		assertThat(this.handedOver).isEmpty();
		assertThat(this.order).containsExactly(1, 100, 2, 3);
		note(this.stepwise, 4);
		runStep();
		assertThat(this.order).endsWith(4);
	}

	@Test
	void queuesWithManyWorksLeaveTurnsToOthers() throws Exception {
		CountDownLatch begun = new CountDownLatch(8);
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch ninth = new CountDownLatch(1);
		List<CompletableFuture<Integer>> second = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			CallQueue busy = queue(this.threads);
			busy.submit(() -> {
				begun.countDown();
				return awaitLatch(release);
			});
			second.add(busy.submit(() -> awaitLatch(ninth)));
		}
		awaitLatch(begun);
		CompletableFuture<Void> turn = queue(this.threads).submit(() -> {
			ninth.countDown();
			return null;
		});
		release.countDown();
		turn.get(10, TimeUnit.SECONDS);
		for (CompletableFuture<Integer> each : second) {
			assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(1);
		}
	}

	@Test
	void moreWorksThanMayWaitFailAtOnce() {
		for (int i = 0; i < CallQueue.CAPACITY; i++) {
			assertThat(note(this.stepwise, i)).isNotDone();
		}
		assertThat(note(this.stepwise, -1)).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(SessionBufferFullException.class)
			.withMessageContainingAll("10000 works", "'bot'");
		runStep();
		assertThat(note(this.stepwise, 1)).isNotDone();
	}

	@Test
	void finishingIsAboutWhatHasBeenTakenByThen() {
		assertThat(this.stepwise.finish()).isDone();
		note(this.stepwise, 1);
		CompletableFuture<?> finished = this.stepwise.finish();
		note(this.stepwise, 2);
		assertThat(finished).isNotDone();
		runStep();
		assertThat(finished).isDone();
		assertThat(this.stepwise.finish()).isNotDone();
	}

	@Test
	void closingWaitsForEverythingThatHasBeenTaken() throws Exception {
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
	void whoClosesRunsNothing(CapturedOutput output) {
		CompletableFuture<Integer> first = note(this.stepwise, 1);
		CompletableFuture<Integer> second = note(this.stepwise, 2);
		this.stepwise.close(System.nanoTime());
		hasNotRun(first);
		hasNotRun(second);
		runStep();
		assertThat(this.order).isEmpty();
		assertThat(output).containsOnlyOnce("Session 'bot' was closed while works").contains("2 of them have not run");
	}

	@Test
	void closingAnEmptyQueueSaysNothing(CapturedOutput output) {
		this.queue.close(inSeconds(30));
		assertThat(output).doesNotContain("'bot'");
	}

	@Test
	void whoIsInterruptedStopsWaitingAndStaysInterrupted() {
		CompletableFuture<Integer> waiting = note(this.stepwise, 1);
		Thread.currentThread().interrupt();
		this.stepwise.close(inSeconds(30));
		assertThat(Thread.interrupted()).isTrue();
		hasNotRun(waiting);
	}

	@Test
	void aWorkThatHangsDoesNotKeepFromClosing() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<Integer> hanging = this.queue.submit(() -> {
			begun.countDown();
			return awaitLatch(release);
		});
		CompletableFuture<Integer> next = note(this.queue, 2);
		awaitLatch(begun);
		this.queue.close(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
		hasNotRun(next);
		assertThat(hanging).isNotDone();
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
	void aWorkThatClosesItsQueueDoesNotWaitForTheFollowingOnes() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		CompletableFuture<Integer> first = this.queue.submit(() -> {
			awaitLatch(ready);
			this.queue.close(inSeconds(30));
			return 1;
		});
		CompletableFuture<Integer> second = note(this.queue, 2);
		ready.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
		hasNotRun(second);
	}

	@Test
	void whatFollowsAWorkMayCloseTheQueue() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		CompletableFuture<Integer> first = this.queue.submit(() -> awaitLatch(ready));
		CompletableFuture<Void> closing = first.thenRun(() -> this.queue.close(inSeconds(30)));
		CompletableFuture<Integer> second = note(this.queue, 2);
		ready.countDown();
		closing.get(10, TimeUnit.SECONDS);
		hasNotRun(second);
	}

	@Test
	void anExecutorThatRefusesFailsTheFutureAndMayTakeLaterWorks() {
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

	@Test
	void whatWasTakenRunsThoughTheExecutorTakesNothingMore() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.queue.submit(() -> {
			begun.countDown();
			return awaitLatch(release);
		});
		CompletableFuture<Integer> second = note(this.queue, 2);
		CompletableFuture<Integer> third = note(this.queue, 3);
		awaitLatch(begun);
		this.threads.shutdown();
		release.countDown();
		assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo(3);
		assertThat(second).isCompletedWithValue(2);
		await().untilAsserted(() -> assertThat(note(this.queue, 4)).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(RejectedExecutionException.class));
	}

}
