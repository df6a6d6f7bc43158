package io.github.tgsession.lease;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;

/**
 * A process over a shared database, in which something can happen just before or after a
 * call of the table of leases or of the store below.
 */
final class HookedNode implements AutoCloseable {

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();

	private final BufferedSessionStore buffer;

	private final LeasedSessionStore store;

	private final StoredSessions sessions;

	private volatile String nodeId = "";

	HookedNode(JpaStoreFixture database, LeaseMode mode, Duration ttl, Duration maxWait) {
		this.buffer = new BufferedSessionStore(database.store(), BufferSettings.defaults());
		this.buffer.start();
		this.store = new LeasedSessionStore(hooked(SessionStore.class, this.buffer),
				hooked(LeaseTable.class, database.leases()), new LeaseSettings(mode, ttl, maxWait));
		this.sessions = StoredSessions.builder(this.store, new TelethonStringCodec())
			.leaseListener((name, state) -> this.changes.add(name + " " + state))
			.build();
	}

	private <T> T hooked(Class<T> type, T target) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				if (method.getName().equals("renew")) {
					this.nodeId = (String) arguments[0];
				}
				run("before " + method.getName());
				try {
					Object result = method.invoke(target, arguments);
					run("after " + method.getName());
					return result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	private void run(String when) {
		Runnable hook = this.hooks.remove(when);
		if (hook != null) {
			hook.run();
		}
	}

	/**
	 * Does something once.
	 * @param when "before" or "after" and the name of a method
	 * @param hook what to do on the thread of the call
	 */
	void once(String when, Runnable hook) {
		this.hooks.put(when, hook);
	}

	/**
	 * Does something always, with another hook in the same place after it.
	 */
	void always(String when, Runnable hook) {
		once(when, () -> {
			always(when, hook);
			hook.run();
		});
	}

	void never() {
		this.hooks.clear();
	}

	String nodeId() {
		return this.nodeId;
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

	List<String> changes() {
		return this.changes;
	}

	@Override
	public void close() {
		never();
		this.sessions.close();
		this.store.close();
		this.buffer.close();
	}

}
