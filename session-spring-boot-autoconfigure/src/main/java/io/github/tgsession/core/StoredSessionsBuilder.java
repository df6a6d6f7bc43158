package io.github.tgsession.core;

import java.time.Clock;
import java.util.concurrent.Executor;

import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.EntityReader;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link StoredSessions}.
 *
 * @since 0.1.0
 */
public final class StoredSessionsBuilder {

	private final SessionStore store;

	private final SessionStringCodec stringCodec;

	private Clock clock = Clock.systemUTC();

	private @Nullable EntityReader entityReader;

	private boolean saveEntities = true;

	private SessionIdentityListener identityListener = (session) -> {
	};

	private SessionLeaseListener leaseListener = (sessionName, state) -> {
	};

	private @Nullable Executor asyncExecutor;

	StoredSessionsBuilder(SessionStore store, SessionStringCodec stringCodec) {
		this.store = store;
		this.stringCodec = stringCodec;
	}

	/**
	 * Where the time comes from.
	 * @param clock the clock
	 * @return this builder
	 */
	public StoredSessionsBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Who is asked first what a client's object is.
	 * @param entityReader the application's own reader
	 * @return this builder
	 */
	public StoredSessionsBuilder entityReader(EntityReader entityReader) {
		this.entityReader = entityReader;
		return this;
	}

	/**
	 * Whether sessions learn entities until they are told otherwise.
	 * @param saveEntities whether to learn
	 * @return this builder
	 */
	public StoredSessionsBuilder saveEntities(boolean saveEntities) {
		this.saveEntities = saveEntities;
		return this;
	}

	/**
	 * Who is told of changed logins.
	 * @param identityListener the listener
	 * @return this builder
	 */
	public StoredSessionsBuilder identityListener(SessionIdentityListener identityListener) {
		this.identityListener = identityListener;
		return this;
	}

	/**
	 * Who is told when this process has got or lost a session.
	 * @param leaseListener the listener
	 * @return this builder
	 */
	public StoredSessionsBuilder leaseListener(SessionLeaseListener leaseListener) {
		this.leaseListener = leaseListener;
		return this;
	}

	/**
	 * Where the works of {@link TelegramSession#callAsync} and
	 * {@link TelegramSession#runAsync} run, unless on a few threads of ours that are made
	 * when they are needed.
	 * @param asyncExecutor the executor; handing work over to it must neither block nor
	 * run the work
	 * @return this builder
	 */
	public StoredSessionsBuilder asyncExecutor(Executor asyncExecutor) {
		this.asyncExecutor = asyncExecutor;
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

	SessionLeaseListener leaseListener() {
		return this.leaseListener;
	}

	@Nullable Executor asyncExecutor() {
		return this.asyncExecutor;
	}

	/**
	 * Builds the sessions.
	 * @return the sessions
	 */
	public StoredSessions build() {
		return new StoredSessions(this);
	}

}
