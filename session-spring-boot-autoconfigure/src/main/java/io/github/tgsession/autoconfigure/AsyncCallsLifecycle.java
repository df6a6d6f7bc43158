package io.github.tgsession.autoconfigure;

import java.time.Duration;

import io.github.tgsession.core.StoredSessions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the asynchronous calls that sessions have been given run before the sessions are
 * saved, when the application context stops or pauses.
 */
class AsyncCallsLifecycle implements SmartLifecycle {

	/**
	 * Just before the configured session is saved.
	 */
	static final int PHASE = TelegramSessionLifecycle.PHASE + 1;

	/**
	 * As long as Spring Boot gives a phase to stop.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(AsyncCallsLifecycle.class);

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
		for (String name : this.beans.getBeanNamesForType(StoredSessions.class, false, false)) {
			// Sessions that nobody has used yet are not made for this.
			if (this.beans.getSingleton(name) instanceof StoredSessions sessions
					&& !sessions.finishAsyncCalls(TIMEOUT)) {
				logger.warn("Asynchronous calls of Telegram sessions were still waiting " + TIMEOUT.toSeconds()
						+ " seconds after the application context began to stop: they go on until the context is "
						+ "closed, and fail then. Look whether the database is slow or away.");
			}
		}
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
