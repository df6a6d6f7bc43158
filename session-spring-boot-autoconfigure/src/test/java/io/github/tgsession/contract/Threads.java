package io.github.tgsession.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the same work on several threads at once.
 */
final class Threads {

	private Threads() {
	}

	static void run(int threads, Work work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier start = new CyclicBarrier(threads);
			List<Callable<Void>> tasks = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int thread = i;
				tasks.add(() -> {
					start.await(10, TimeUnit.SECONDS);
					work.run(thread);
					return null;
				});
			}
			for (Future<Void> result : executor.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
				result.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	interface Work {

		void run(int thread) throws Exception;

	}

}
