package io.github.tgsession.store.buffer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * A store in memory that counts what it is asked, and can be away or slow.
 */
final class WatchedStore {

	private final MemorySessionStore target = new MemorySessionStore();

	private final Map<String, Integer> calls = new ConcurrentHashMap<>();

	private final List<ChangeSet> written = new CopyOnWriteArrayList<>();

	private final SessionStore proxy = (SessionStore) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { SessionStore.class }, (proxy, method, arguments) -> {
				if (method.getName().equals("callerTransaction")) {
					return this.transaction.get();
				}
				if (method.getName().equals("readsOldSnapshot")) {
					return this.oldSnapshot;
				}
				if (method.getName().equals("kind") || method.getName().equals("release")) {
					return method.invoke(this.target, arguments);
				}
				this.calls.merge(method.getName(), 1, Integer::sum);
				if (this.away) {
					throw new SessionStoreException("The database is away", null);
				}
				try {
					if (method.getName().equals("applyAll")) {
						arguments[1] = watched(arguments[1]);
					}
					Object answer = method.invoke(this.target, arguments);
					runHook(method.getName());
					return answer;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			});

	private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();

	private volatile boolean away;

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private final ThreadLocal<CallerTransaction> transaction = new ThreadLocal<>();

	private volatile boolean oldSnapshot;

	@SuppressWarnings("unchecked")
	private Consumer<Consumer<ChangeSet>> watched(Object changes) throws InterruptedException {
		this.gate.await();
		return (writer) -> ((Consumer<Consumer<ChangeSet>>) changes).accept((each) -> {
			this.written.add(each);
			writer.accept(each);
		});
	}

	private void runHook(String method) {
		Runnable hook = this.hooks.remove(method);
		if (hook != null) {
			hook.run();
		}
	}

	/**
	 * Does something once, when a method has done its work and before it returns.
	 */
	void after(String method, Runnable hook) {
		this.hooks.put(method, hook);
	}

	SessionStore store() {
		return this.proxy;
	}

	MemorySessionStore target() {
		return this.target;
	}

	List<ChangeSet> written() {
		return this.written;
	}

	int calls() {
		return this.calls.values().stream().mapToInt(Integer::intValue).sum();
	}

	int calls(String method) {
		return this.calls.getOrDefault(method, 0);
	}

	void setAway(boolean away) {
		this.away = away;
	}

	void setGate(CountDownLatch gate) {
		this.gate = gate;
	}

	void setOldSnapshot(boolean oldSnapshot) {
		this.oldSnapshot = oldSnapshot;
	}

	void setTransaction(CallerTransaction transaction) {
		this.transaction.set(transaction);
	}

}
