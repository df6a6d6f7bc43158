package io.github.tgsession.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.tgsession.core.StoredSessions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the works that sessions have been given run before the sessions are saved, when
 * the application context stops or pauses. It does not wait itself, so
 * {@code spring.lifecycle.timeout-per-shutdown-phase} limits how long that takes.
 */
class AsyncCallsLifecycle implements SmartLifecycle {

	/**
	 * Just before the configured session is saved.
	 */
	static final int PHASE = TelegramSessionLifecycle.PHASE + 1;

	private final ConfigurableListableBeanFactory beans;

	private volatile boolean running;

	AsyncCallsLifecycle(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		CompletableFuture<@Nullable Void> finished = CompletableFuture.completedFuture(null);
		try {
			finished = CompletableFuture.allOf(sessions().map(StoredSessions::finishAsyncCalls)
				.toArray((length) -> new CompletableFuture<?>[length]));
		}
		finally {
			finished.whenComplete((nothing, failure) -> callback.run());
		}
	}

	/**
	 * Sessions that nobody has used yet are not made for this.
	 */
	private Stream<StoredSessions> sessions() {
		return Stream.of(this.beans.getBeanNamesForType(StoredSessions.class, false, false))
			.map(this.beans::getSingleton)
			.filter(StoredSessions.class::isInstance)
			.map(StoredSessions.class::cast);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
