package io.github.tgsession.core;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SessionSnapshots;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.EntityReader;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a {@link SessionStore}.
 *
 * @since 0.1.0
 */
public final class StoredSessions implements TelegramSessions, SessionSnapshots, AutoCloseable {

	private static final int MAX_NAME_CODE_POINTS = 128;

	private final Builder settings;

	private final Map<String, SharedSession> opened = new HashMap<>();

	private final Set<StoredSession> handles = Collections.newSetFromMap(new IdentityHashMap<>());

	private boolean closed;

	private StoredSessions(Builder settings) {
		this.settings = settings;
	}

	/**
	 * Starts to build the sessions of a store.
	 * @param store the store
	 * @param stringCodec how session strings are made and read
	 * @return a builder
	 */
	public static Builder builder(SessionStore store, SessionStringCodec stringCodec) {
		return new Builder(store, stringCodec);
	}

	@Override
	public TelegramSession open(String name) {
		requireName(name);
		requireOpen(name);
		// Asked each time, and outside the lock, as the store may wait for a connection:
		// what is known here may have been deleted elsewhere or rolled back.
		SessionRef ref = store().open(name);
		synchronized (this.opened) {
			requireOpen(name);
			SharedSession known = this.opened.get(name);
			if (known == null || !known.ref().equals(ref)) {
				known = new SharedSession(name, ref, this.settings);
				this.opened.put(name, known);
			}
			return handle(known);
		}
	}

	private void requireOpen(String name) {
		synchronized (this.opened) {
			if (this.closed) {
				throw new IllegalStateException(
						"Session '" + name + "' cannot be opened: the sessions have been closed");
			}
		}
	}

	private StoredSession handle(SharedSession shared) {
		StoredSession handle = new StoredSession(shared, this);
		shared.addHandles(1);
		this.handles.add(handle);
		return handle;
	}

	void release(StoredSession handle) {
		SharedSession shared = handle.shared();
		synchronized (this.opened) {
			if (!this.handles.remove(handle) || shared.addHandles(-1) > 0) {
				return;
			}
			this.opened.remove(shared.name(), shared);
		}
		store().release(shared.ref());
	}

	@Override
	public List<String> list() {
		return store().list();
	}

	@Override
	public boolean exists(String name) {
		requireName(name);
		return store().find(name).isPresent();
	}

	@Override
	public void copy(String source, String target) {
		if (!exists(source)) {
			throw new SessionNotFoundException(source);
		}
		try (TelegramSession from = open(source); TelegramSession to = open(target)) {
			from.copyTo(to);
		}
	}

	@Override
	public boolean delete(String name) {
		requireName(name);
		return store().find(name).filter((ref) -> delete(name, ref)).isPresent();
	}

	/**
	 * Deletes exactly one session: another one of the same name, made in the meantime, is
	 * left alone.
	 */
	boolean delete(String name, SessionRef ref) {
		boolean deleted = store().delete(ref);
		synchronized (this.opened) {
			SharedSession shared = this.opened.get(name);
			if (shared != null && shared.ref().equals(ref)) {
				shared.markDeleted();
			}
		}
		return deleted;
	}

	@Override
	public SessionSnapshot take(TelegramSession session) {
		return own(session).snapshot();
	}

	@Override
	public boolean isEmpty(TelegramSession session) {
		return own(session).isEmpty();
	}

	@Override
	public void put(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress) {
		own(session).put(snapshot, true, progress);
	}

	@Override
	public boolean putIfEmpty(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress) {
		return own(session).putIfEmpty(snapshot, progress);
	}

	private StoredSession own(TelegramSession session) {
		if (session instanceof StoredSession stored && stored.shared().store() == store()) {
			return stored;
		}
		throw new IllegalArgumentException("Snapshots are of sessions that these TelegramSessions opened, not of a "
				+ session.getClass().getName());
	}

	/**
	 * The counters of an open session.
	 * @param name the name of the session
	 * @return its live counters, empty if it is not open
	 */
	public Optional<SessionStatistics> statistics(String name) {
		synchronized (this.opened) {
			return Optional.ofNullable(this.opened.get(name)).map(SharedSession::statistics);
		}
	}

	/**
	 * Saves and closes all open sessions. Nothing can be opened afterwards. One that
	 * cannot be saved does not keep the others from it; its failure is thrown at the end.
	 */
	@Override
	public void close() {
		List<StoredSession> open;
		synchronized (this.opened) {
			this.closed = true;
			open = List.copyOf(this.handles);
		}
		RuntimeException failure = null;
		for (StoredSession session : open) {
			try {
				session.close();
			}
			catch (RuntimeException ex) {
				if (failure == null) {
					failure = ex;
				}
				else if (failure != ex) {
					failure.addSuppressed(ex);
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	private SessionStore store() {
		return this.settings.store();
	}

	private static void requireName(String name) {
		if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME_CODE_POINTS
				|| !name.equals(Texts.storable(name))) {
			throw new IllegalArgumentException("The name of a session has 1 to " + MAX_NAME_CODE_POINTS
					+ " characters, is not blank and contains no NUL; the given one has "
					+ name.codePointCount(0, name.length()) + " characters");
		}
	}

	/**
	 * Builds {@link StoredSessions}.
	 */
	public static final class Builder {

		private final SessionStore store;

		private final SessionStringCodec stringCodec;

		private Clock clock = Clock.systemUTC();

		private @Nullable EntityReader entityReader;

		private boolean saveEntities = true;

		private SessionIdentityListener identityListener = (session) -> {
		};

		private Builder(SessionStore store, SessionStringCodec stringCodec) {
			this.store = store;
			this.stringCodec = stringCodec;
		}

		/**
		 * Where the time comes from.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Who is asked first what a client's object is.
		 * @param entityReader the application's own reader
		 * @return this builder
		 */
		public Builder entityReader(EntityReader entityReader) {
			this.entityReader = entityReader;
			return this;
		}

		/**
		 * Whether sessions learn entities until they are told otherwise.
		 * @param saveEntities whether to learn
		 * @return this builder
		 */
		public Builder saveEntities(boolean saveEntities) {
			this.saveEntities = saveEntities;
			return this;
		}

		/**
		 * Who is told of changed logins.
		 * @param identityListener the listener
		 * @return this builder
		 */
		public Builder identityListener(SessionIdentityListener identityListener) {
			this.identityListener = identityListener;
			return this;
		}

		SessionStore store() {
			return this.store;
		}

		SessionStringCodec stringCodec() {
			return this.stringCodec;
		}

		Clock clock() {
			return this.clock;
		}

		@Nullable EntityReader entityReader() {
			return this.entityReader;
		}

		boolean saveEntities() {
			return this.saveEntities;
		}

		SessionIdentityListener identityListener() {
			return this.identityListener;
		}

		/**
		 * Builds the sessions.
		 * @return the sessions
		 */
		public StoredSessions build() {
			return new StoredSessions(this);
		}

	}

}
