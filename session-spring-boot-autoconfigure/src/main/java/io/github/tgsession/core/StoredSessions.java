package io.github.tgsession.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SessionSnapshots;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a {@link SessionStore}.
 *
 * @since 0.1.0
 */
public final class StoredSessions implements TelegramSessions, SessionSnapshots, AutoCloseable {

	private static final int MAX_NAME_CODE_POINTS = 128;

	/**
	 * How long closing waits for asynchronous calls.
	 */
	static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(30);

	private final StoredSessionsBuilder settings;

	private final CallThreads callThreads = new CallThreads();

	private final OpenSessions opened = new OpenSessions();

	StoredSessions(StoredSessionsBuilder settings) {
		this.settings = settings;
		store().addLeaseListener(new LeaseChanges(this.opened, settings));
	}

	/**
	 * Starts to build the sessions of a store.
	 * @param store the store
	 * @param stringCodec how session strings are made and read
	 * @return a builder
	 */
	public static StoredSessionsBuilder builder(SessionStore store, SessionStringCodec stringCodec) {
		return new StoredSessionsBuilder(store, stringCodec);
	}

	@Override
	public TelegramSession open(String name) {
		return open(name, store()::open);
	}

	private TelegramSession open(String name, Function<String, SessionRef> opening) {
		requireName(name);
		this.opened.requireOpen(name);
		// Asked each time, and outside the lock, as the store may wait for a connection:
		// what is known here may have been deleted elsewhere or rolled back.
		SessionRef ref = opening.apply(name);
		try {
			return this.opened.open(name, ref, (session) -> new SharedSession(name, session, this.settings),
					(shared) -> new StoredSession(shared, this));
		}
		catch (RuntimeException ex) {
			store().release(ref);
			throw ex;
		}
	}

	void release(StoredSession handle) {
		if (this.opened.release(handle)) {
			store().release(handle.shared().ref());
		}
	}

	/**
	 * Where asynchronous calls run.
	 */
	Executor asyncExecutor() {
		Executor given = this.settings.asyncExecutor();
		return (given != null) ? given : this.callThreads;
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
		// Neither is taken from a process that has it: nobody will be connected as them.
		try (TelegramSession from = open(source, store()::openForCopy);
				TelegramSession to = open(target, store()::openForCopy)) {
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
		this.opened.handlesOf(ref).forEach(StoredSession::disconnectClients);
		boolean deleted = store().delete(ref);
		this.opened.markDeleted(name, ref);
		// Those that were connected meanwhile.
		this.opened.handlesOf(ref).forEach(StoredSession::disconnectClients);
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
		return Optional.ofNullable(this.opened.find(name)).map(SharedSession::statistics);
	}

	/**
	 * Tells when the works that open sessions have been given so far, with
	 * {@link TelegramSession#callAsync} and {@link TelegramSession#runAsync}, have run.
	 * @return completed then; this method does not wait
	 */
	public CompletableFuture<@Nullable Void> finishAsyncCalls() {
		return CompletableFuture.allOf(this.opened.handles()
			.stream()
			.map(StoredSession::finishCalls)
			.toArray((length) -> new CompletableFuture<?>[length]));
	}

	/**
	 * Saves and closes all open sessions, after the works that they have been given: what
	 * of these has not begun within half a minute for all sessions together fails.
	 * Nothing can be opened afterwards. One that cannot be saved does not keep the others
	 * from it; its failure is thrown at the end.
	 */
	@Override
	public void close() {
		close(CLOSING_NANOS);
	}

	void close(long waitingNanos) {
		this.opened.close();
		List<StoredSession> handles = this.opened.handles();
		handles.forEach(StoredSession::stopTakingCalls);
		long deadline = System.nanoTime() + waitingNanos;
		RuntimeException failure = null;
		for (StoredSession session : handles) {
			try {
				session.close(deadline);
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
		this.callThreads.close();
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

}
