package io.github.tgsession.core;

import java.util.List;

import io.github.tgsession.LeaseState;
import io.github.tgsession.store.LeaseListener;
import io.github.tgsession.store.SessionRef;

/**
 * Disconnects the clients of open sessions that this process does not own any more, and
 * tells of it.
 */
final class LeaseChanges implements LeaseListener {

	private final OpenSessions opened;

	private final StoredSessionsBuilder settings;

	LeaseChanges(OpenSessions opened, StoredSessionsBuilder settings) {
		this.opened = opened;
		this.settings = settings;
	}

	@Override
	public void disconnect(SessionRef session) {
		for (StoredSession handle : this.opened.handlesOf(session)) {
			if (handle.shared().leaseState() != LeaseState.HELD) {
				handle.disconnectClients();
			}
		}
	}

	@Override
	public void changed(SessionRef session, LeaseState state) {
		List<StoredSession> handles = this.opened.handlesOf(session);
		if (state != LeaseState.HELD) {
			handles.forEach(StoredSession::disconnectClients);
		}
		handles.stream()
			.findFirst()
			.ifPresent((handle) -> this.settings.leaseListener().leaseChanged(handle.getName(), state));
	}

}
