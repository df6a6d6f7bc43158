package io.github.tgsession.autoconfigure;

import io.github.tgsession.store.buffer.BufferedSessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Lets changes wait in memory only while the application context runs. Before it has
 * started and after it has stopped every change is written at once, so that nothing is
 * lost of what beans do while they are made and destroyed.
 */
class SessionBufferLifecycle implements SmartLifecycle {

	/**
	 * Half way further down, so that all that uses sessions starts later and stops
	 * earlier.
	 */
	static final int PHASE = TelegramSessionLifecycle.PHASE + TelegramSessionLifecycle.PHASE / 2;

	private static final Log logger = LogFactory.getLog(SessionBufferLifecycle.class);

	private final BufferedSessionStore store;

	private volatile boolean running;

	SessionBufferLifecycle(BufferedSessionStore store) {
		this.store = store;
	}

	@Override
	public void start() {
		this.store.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			this.store.stop();
		}
		catch (RuntimeException ex) {
			logger.error(this.store.statistics().waitingRows()
					+ " changes of Telegram sessions could not be written to the database when the application "
					+ "context stopped: they are lost unless the database comes back before the context is closed", ex);
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
