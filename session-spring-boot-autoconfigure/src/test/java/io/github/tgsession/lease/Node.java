package io.github.tgsession.lease;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;

/**
 * What one process has over a database that it shares with others.
 */
final class Node implements AutoCloseable {

	static final Duration TTL = Duration.ofSeconds(2);

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final BufferedSessionStore buffer;

	private final LeasedSessionStore store;

	private final StoredSessions sessions;

	private volatile boolean away;

	Node(JpaStoreFixture database, LeaseMode mode) {
		this(database, mode, Duration.ofSeconds(20));
	}

	Node(JpaStoreFixture database, LeaseMode mode, Duration maxWait) {
		LeaseTable table = database.leases();
		LeaseTable watched = (LeaseTable) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { LeaseTable.class }, (proxy, method, arguments) -> {
					if (this.away) {
						throw new SessionStoreException("The database is away", null);
					}
					try {
						return method.invoke(table, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
		this.buffer = new BufferedSessionStore(database.store(), BufferSettings.defaults());
		this.buffer.start();
		this.store = new LeasedSessionStore(this.buffer, watched, new LeaseSettings(mode, TTL, maxWait));
		this.sessions = StoredSessions.builder(this.store, new TelethonStringCodec())
			.leaseListener((name, state) -> this.changes.add(name + " " + state))
			.build();
	}

	/**
	 * Lets the process neither give signs of life nor see who wants something.
	 */
	void setAway(boolean away) {
		this.away = away;
	}

	TelegramSession open(String name) {
		return this.sessions.open(name);
	}

	StoredSessions sessions() {
		return this.sessions;
	}

	LeasedSessionStore store() {
		return this.store;
	}

	/**
	 * What the listener was told.
	 */
	List<String> changes() {
		return this.changes;
	}

	@Override
	public void close() {
		this.away = false;
		this.sessions.close();
		this.store.close();
		this.buffer.close();
	}

}
