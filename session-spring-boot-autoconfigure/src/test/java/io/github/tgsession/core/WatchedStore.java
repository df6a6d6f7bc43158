package io.github.tgsession.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that has everything at hand, notes what is called and fails to flush
 * if told so.
 */
final class WatchedStore {

	private static final Set<String> UNNOTED = Set.of("open", "find", "kind");

	private final MemorySessionStore memory = new MemorySessionStore();

	final List<String> calls = new ArrayList<>();

	boolean failing;

	final SessionStore store = (SessionStore) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { SessionStore.class }, (proxy, method, arguments) -> call(method, arguments));

	private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
		if (method.getName().equals("peekEntity")) {
			return this.memory.findEntities((SessionRef) arguments[0], List.of((Long) arguments[1])).get(arguments[1]);
		}
		if (!UNNOTED.contains(method.getName())) {
			if (!method.getName().equals("addLeaseListener")) {
				this.calls.add(method.getName());
			}
		}
		if (this.failing && method.getName().equals("flush")) {
			throw new SessionStoreException("no flush of " + arguments[0], new IllegalStateException());
		}
		try {
			return method.invoke(this.memory, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
