package io.github.tgsession.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.LeaseState;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.SessionLeaseListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes who owns sessions, after what had to be put off until this process does.
 */
class LeaseChanges implements SessionLeaseListener {

	private static final Log logger = LogFactory.getLog(LeaseChanges.class);

	private final ApplicationEventPublisher eventPublisher;

	private final Map<String, Runnable> putOff = new ConcurrentHashMap<>();

	LeaseChanges(ApplicationEventPublisher eventPublisher) {
		this.eventPublisher = eventPublisher;
	}

	/**
	 * Runs work now, or when this process owns a session for which it stands by.
	 * @param session the session
	 * @param work what changes the session
	 */
	void onceOwned(TelegramSession session, Runnable work) {
		if (session.getLeaseState() != LeaseState.STANDBY) {
			work.run();
			return;
		}
		this.putOff.put(session.getName(), work);
		// It may have become this process's in between.
		if (session.getLeaseState() == LeaseState.HELD) {
			runPutOff(session.getName());
		}
	}

	private void runPutOff(String sessionName) {
		Runnable work = this.putOff.get(sessionName);
		if (work != null) {
			// Kept until it has been done: it is tried again with the next change.
			work.run();
			this.putOff.remove(sessionName, work);
		}
	}

	@Override
	public void leaseChanged(String sessionName, LeaseState state) {
		if (state == LeaseState.HELD) {
			try {
				runPutOff(sessionName);
			}
			catch (RuntimeException ex) {
				logger.error("Telegram session '" + sessionName + "' is this process's now, but what is configured for "
						+ "it could not be put into it: " + ex.getMessage(), ex);
			}
		}
		this.eventPublisher.publishEvent(new SessionLeaseChangedEvent(sessionName, state));
	}

}
