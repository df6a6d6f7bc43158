package io.github.tgsession.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts share: a session over a store that the subclass gives.
 */
public abstract class AbstractSessionContract {

	/**
	 * A key with the bytes 0 to 255.
	 */
	protected static final AuthKey KEY = key(0);

	/**
	 * Another key.
	 */
	protected static final AuthKey OTHER_KEY = key(7);

	private SessionStore store;

	private StoredSessions sessions;

	private TelegramSession session;

	private Instant now = Instant.ofEpochSecond(1_700_000_000);

	/**
	 * The store under test, with nothing in it.
	 * @return a fresh store
	 * @throws Exception if there is none
	 */
	protected abstract SessionStore createStore() throws Exception;

	/**
	 * Releases what the store needs. Closes it, unless overridden, if it can be closed.
	 * @throws Exception if that fails
	 */
	protected void destroyStore() throws Exception {
		if (this.store instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

	@BeforeEach
	final void openSession() throws Exception {
		this.store = createStore();
		this.sessions = anotherNode();
		this.session = this.sessions.open("bot");
	}

	@AfterEach
	final void closeSessions() throws Exception {
		this.sessions.close();
		destroyStore();
	}

	/**
	 * Sessions over the same store that know nothing of each other, as in two processes.
	 */
	protected final StoredSessions anotherNode() {
		return StoredSessions.builder(this.store, new TelethonStringCodec()).clock(new SettableClock()).build();
	}

	protected final SessionStore store() {
		return this.store;
	}

	protected final StoredSessions sessions() {
		return this.sessions;
	}

	protected final TelegramSession session() {
		return this.session;
	}

	/**
	 * Closes the session and opens it again.
	 * @return the session opened again
	 */
	protected final TelegramSession reopened() {
		this.session.close();
		this.session = this.sessions.open("bot");
		return this.session;
	}

	protected final void setNow(long seconds) {
		this.now = Instant.ofEpochSecond(seconds);
	}

	protected static AuthKey key(int first) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i + first);
		}
		return AuthKey.of(bytes);
	}

	protected static byte[] md5(int value) {
		byte[] digest = new byte[16];
		Arrays.fill(digest, (byte) value);
		return digest;
	}

	private final class SettableClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return AbstractSessionContract.this.now;
		}

	}

}
