package io.github.tgsession.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.tgsession.store.SessionRef;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are open, and the handles of them.
 */
final class OpenSessions {

	private final Map<String, SharedSession> opened = new HashMap<>();

	private final Set<StoredSession> handles = Collections.newSetFromMap(new IdentityHashMap<>());

	private boolean closed;

	synchronized void requireOpen(String name) {
		if (this.closed) {
			throw new IllegalStateException("Session '" + name + "' cannot be opened: the sessions have been closed");
		}
	}

	/**
	 * Makes a handle of a session, which is shared by all handles of the same one.
	 */
	synchronized StoredSession open(String name, SessionRef ref, Function<SessionRef, SharedSession> sharing,
			Function<SharedSession, StoredSession> handling) {
		requireOpen(name);
		SharedSession shared = this.opened.get(name);
		if (shared == null || !shared.ref().equals(ref)) {
			shared = sharing.apply(ref);
			this.opened.put(name, shared);
		}
		StoredSession handle = handling.apply(shared);
		shared.addHandles(1);
		this.handles.add(handle);
		return handle;
	}

	/**
	 * Forgets a handle.
	 * @return whether it was known
	 */
	synchronized boolean release(StoredSession handle) {
		SharedSession shared = handle.shared();
		boolean known = this.handles.remove(handle);
		if (known && shared.addHandles(-1) == 0) {
			this.opened.remove(shared.name(), shared);
		}
		return known;
	}

	synchronized void markDeleted(String name, SessionRef ref) {
		SharedSession shared = this.opened.get(name);
		if (shared != null && shared.ref().equals(ref)) {
			shared.markDeleted();
		}
	}

	synchronized @Nullable SharedSession find(String name) {
		return this.opened.get(name);
	}

	synchronized List<StoredSession> handlesOf(SessionRef ref) {
		return this.handles.stream().filter((handle) -> handle.shared().ref().equals(ref)).toList();
	}

	synchronized List<StoredSession> handles() {
		return List.copyOf(this.handles);
	}

	/**
	 * Lets nothing be opened any more.
	 */
	synchronized void close() {
		this.closed = true;
	}

}
