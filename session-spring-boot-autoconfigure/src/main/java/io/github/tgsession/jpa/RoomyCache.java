package io.github.tgsession.jpa;

import io.github.tgsession.jpa.repository.SessionStatements;

/**
 * The room that the database's cache is given from the second of many change sets on. A
 * single one may be small, and not worth the statements that this takes.
 */
final class RoomyCache implements AutoCloseable {

	private final SessionStatements sessions;

	private int changeSets;

	private long before;

	RoomyCache(SessionStatements sessions) {
		this.sessions = sessions;
	}

	void beforeChangeSet() {
		this.changeSets++;
		if (this.changeSets == 2) {
			this.before = this.sessions.enlargeCache();
		}
	}

	@Override
	public void close() {
		this.sessions.restoreCache(this.before);
	}

}
