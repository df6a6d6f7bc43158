package io.github.tgsession.autoconfigure;

import io.github.tgsession.lease.LeasedSessionStore;

import org.springframework.context.SmartLifecycle;

/**
 * Takes sessions back that others have taken while the application context was paused, as
 * test contexts are that share a database. While it is paused, a context hands over what
 * others want.
 */
class LeaseLifecycle implements SmartLifecycle {

	/**
	 * Just after the buffer, so that all that uses sessions starts later.
	 */
	static final int PHASE = SessionBufferLifecycle.PHASE + 1;

	private final LeasedSessionStore store;

	private volatile boolean running;

	LeaseLifecycle(LeasedSessionStore store) {
		this.store = store;
	}

	@Override
	public void start() {
		this.store.takeBack();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
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
