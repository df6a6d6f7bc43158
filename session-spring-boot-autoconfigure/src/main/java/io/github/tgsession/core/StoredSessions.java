package io.github.tgsession.core;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.EntityReader;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a {@link SessionStore}.
 *
 * @since 0.1.0
 */
public final class StoredSessions implements TelegramSessions, AutoCloseable {

	private final Builder settings;

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
		throw new IllegalStateException(this.settings.toString());
	}

	@Override
	public List<String> list() {
		return this.settings.store.list();
	}

	@Override
	public boolean exists(String name) {
		return false;
	}

	@Override
	public void copy(String source, String target) {
	}

	@Override
	public boolean delete(String name) {
		return false;
	}

	/**
	 * The counters of an open session.
	 * @param name the name of the session
	 * @return its live counters, empty if it is not open
	 */
	public Optional<SessionStatistics> statistics(String name) {
		return Optional.empty();
	}

	/**
	 * Saves and closes all open sessions. Nothing can be opened afterwards.
	 */
	@Override
	public void close() {
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

		/**
		 * Builds the sessions.
		 * @return the sessions
		 */
		public StoredSessions build() {
			return new StoredSessions(this);
		}

	}

}
