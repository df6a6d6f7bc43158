package io.github.tgsession.autoconfigure;

import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.context.SmartLifecycle;

/**
 * Saves the configured session when the application context stops or pauses. The session
 * stays open: a paused context is started again, and clients that are plain beans are
 * connected until they are destroyed. Destruction closes it.
 * <p>
 * Stops after everything with a phase of its own that is not as deeply negative, so what
 * bots learn while they stop is saved too.
 */
class TelegramSessionLifecycle implements SmartLifecycle {

	/**
	 * Half way down from 0, where plain {@code Lifecycle} beans are, with room on either
	 * side.
	 */
	static final int PHASE = Integer.MIN_VALUE / 2;

	private static final Log logger = LogFactory.getLog(TelegramSessionLifecycle.class);

	private final SingletonBeanRegistry beans;

	private final String beanName;

	private volatile boolean running;

	TelegramSessionLifecycle(SingletonBeanRegistry beans, String beanName) {
		this.beans = beans;
		this.beanName = beanName;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		// A session that nobody has used yet is not opened for this.
		if (this.beans.getSingleton(this.beanName) instanceof TelegramSession session) {
			try {
				session.save();
			}
			catch (IllegalStateException | SessionLeaseException ex) {
				logger.debug("The Telegram session has been closed, deleted or taken over before: "
						+ "there is nothing to save", ex);
			}
		}
	}

	@Override
	public void stop(Runnable callback) {
		try {
			stop();
		}
		finally {
			callback.run();
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
