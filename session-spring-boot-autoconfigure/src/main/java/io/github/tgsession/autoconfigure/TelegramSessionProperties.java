package io.github.tgsession.autoconfigure;

import java.time.Duration;

import io.github.tgsession.lease.LeaseMode;
import io.github.tgsession.lease.LeaseSettings;
import io.github.tgsession.store.buffer.BufferSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of Telegram sessions.
 */
@ConfigurationProperties("telegram.session")
class TelegramSessionProperties {

	static final SessionType DEFAULT_TYPE = SessionType.JPA;

	/**
	 * Where sessions are kept: in a database through Spring Data JPA, in memory, or in
	 * memory starting from a session string.
	 */
	private SessionType type = DEFAULT_TYPE;

	/**
	 * Name of the session that is the "telegramSession" bean, 1 to 128 characters. Uses
	 * the name of the application unless set.
	 */
	private @Nullable String name;

	/**
	 * Whether sessions learn users, chats and channels from the objects they are shown.
	 */
	private boolean saveEntities = true;

	private final Cache cache = new Cache();

	private final Buffer buffer = new Buffer();

	private final Lease lease = new Lease();

	// Not readable as a bean property: endpoints and serializers list those.
	private String string = "";

	// Nor this one: it may be a session string.
	private String importFrom = "";

	public SessionType getType() {
		return this.type;
	}

	public void setType(SessionType type) {
		this.type = type;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(@Nullable String name) {
		this.name = name;
	}

	public boolean isSaveEntities() {
		return this.saveEntities;
	}

	public void setSaveEntities(boolean saveEntities) {
		this.saveEntities = saveEntities;
	}

	public Cache getCache() {
		return this.cache;
	}

	public Buffer getBuffer() {
		return this.buffer;
	}

	public Lease getLease() {
		return this.lease;
	}

	String string() {
		return this.string;
	}

	public void setString(@Nullable String string) {
		this.string = (string != null) ? string : "";
	}

	String importFrom() {
		return this.importFrom;
	}

	public void setImportFrom(@Nullable String importFrom) {
		this.importFrom = (importFrom != null) ? importFrom : "";
	}

	/**
	 * What is kept in memory of sessions in a database.
	 */
	static class Cache {

		/**
		 * How many users, chats and channels of all sessions are kept in memory, about; 0
		 * for none. With type "jpa" only.
		 */
		private long maximumSize = BufferSettings.defaults().maximumSize();

		public long getMaximumSize() {
			return this.maximumSize;
		}

		public void setMaximumSize(long maximumSize) {
			this.maximumSize = maximumSize;
		}

	}

	/**
	 * How processes that share a database agree on who owns a session.
	 */
	static class Lease {

		/**
		 * What happens when another process owns the session at start: ask for it and
		 * wait, or start without it and begin when it is free. With type "jpa" only.
		 */
		private LeaseMode mode = LeaseSettings.defaults().mode();

		/**
		 * How long after its last sign of life a process loses its sessions, 1 s to 1
		 * day. It suspends them itself after two thirds. With type "jpa" only.
		 */
		private Duration ttl = LeaseSettings.defaults().ttl();

		/**
		 * How long a start waits for a session that another process owns, up to 1 day,
		 * before it fails. With type "jpa" only.
		 */
		private Duration wait = LeaseSettings.defaults().maxWait();

		public LeaseMode getMode() {
			return this.mode;
		}

		public void setMode(LeaseMode mode) {
			this.mode = mode;
		}

		public Duration getTtl() {
			return this.ttl;
		}

		public void setTtl(Duration ttl) {
			this.ttl = ttl;
		}

		public Duration getWait() {
			return this.wait;
		}

		public void setWait(Duration wait) {
			this.wait = wait;
		}

	}

	/**
	 * How what sessions learn waits in memory until it is written to the database.
	 */
	static class Buffer {

		/**
		 * How long a change waits at the most before it is written, 1 ms to 1 day. With
		 * type "jpa" only.
		 */
		private Duration flushInterval = BufferSettings.defaults().flushInterval();

		/**
		 * With how many waiting changes a session is written before that. With type "jpa"
		 * only.
		 */
		private int flushSize = BufferSettings.defaults().flushSize();

		/**
		 * How many changes of all sessions may wait. With type "jpa" only.
		 */
		private int capacity = BufferSettings.defaults().capacity();

		/**
		 * How long a call waits for room when that many changes wait, up to 1 day, before
		 * it fails. With type "jpa" only.
		 */
		private Duration maxWait = BufferSettings.defaults().maxWait();

		public Duration getFlushInterval() {
			return this.flushInterval;
		}

		public void setFlushInterval(Duration flushInterval) {
			this.flushInterval = flushInterval;
		}

		public int getFlushSize() {
			return this.flushSize;
		}

		public void setFlushSize(int flushSize) {
			this.flushSize = flushSize;
		}

		public int getCapacity() {
			return this.capacity;
		}

		public void setCapacity(int capacity) {
			this.capacity = capacity;
		}

		public Duration getMaxWait() {
			return this.maxWait;
		}

		public void setMaxWait(Duration maxWait) {
			this.maxWait = maxWait;
		}

	}

}
