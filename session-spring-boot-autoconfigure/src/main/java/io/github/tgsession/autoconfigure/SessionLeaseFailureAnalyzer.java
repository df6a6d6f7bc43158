package io.github.tgsession.autoconfigure;

import io.github.tgsession.SessionLeaseException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Advises when another process has the session.
 */
class SessionLeaseFailureAnalyzer extends AbstractFailureAnalyzer<SessionLeaseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SessionLeaseException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Stop the other process, or give this one a session of its own with 'telegram.session.name' and a login "
						+ "of its own. To start without the session and begin when it is free set "
						+ "'telegram.session.lease.mode' to 'standby'. If the other process has crashed on another "
						+ "host, it loses the session at the time named above: 'telegram.session.lease.wait' has to be "
						+ "longer than 'telegram.session.lease.ttl' for a start to wait for that.",
				cause);
	}

}
