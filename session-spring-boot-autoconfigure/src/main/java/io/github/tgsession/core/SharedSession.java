package io.github.tgsession.core;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.SessionStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What all handles of an open session share.
 */
final class SharedSession {

	private static final Log logger = LogFactory.getLog(SharedSession.class);

	private final String name;

	private final SessionStore store;

	private final SessionRef ref;

	private final SessionStringCodec stringCodec;

	private final Clock clock;

	private final ObjectReading reading;

	private final SessionStatistics statistics = new SessionStatistics();

	private final SessionIdentityListener identityListener;

	private volatile boolean saveEntities;

	private volatile boolean deleted;

	private int handles;

	SharedSession(String name, SessionRef ref, StoredSessionsBuilder settings) {
		this.name = name;
		this.ref = ref;
		this.store = settings.store();
		this.stringCodec = settings.stringCodec();
		this.clock = settings.clock();
		this.identityListener = settings.identityListener();
		this.saveEntities = settings.saveEntities();
		this.reading = new ObjectReading(settings.entityReader(), this.statistics);
	}

	LeaseState leaseState() {
		return this.store.leaseState(this.ref);
	}

	String name() {
		return this.name;
	}

	SessionStore store() {
		return this.store;
	}

	SessionRef ref() {
		return this.ref;
	}

	SessionStringCodec stringCodec() {
		return this.stringCodec;
	}

	ObjectReading reading() {
		return this.reading;
	}

	SessionStatistics statistics() {
		return this.statistics;
	}

	SessionIdentityListener identityListener() {
		return this.identityListener;
	}

	long now() {
		return this.clock.millis();
	}

	SessionIdentity identity() {
		return named(() -> this.store.readIdentity(this.ref));
	}

	ApplyResult apply(ChangeSet changes) {
		return named(() -> this.store.apply(this.ref, changes));
	}

	void applyAll(Consumer<Consumer<ChangeSet>> changes) {
		named(() -> {
			this.store.applyAll(this.ref, changes);
			return true;
		});
	}

	void flush() {
		named(() -> {
			this.store.flush(this.ref);
			return true;
		});
	}

	/**
	 * A session that is gone, or that somebody else has, has nothing left to save.
	 */
	void flushBeforeClose() {
		if (!this.deleted) {
			try {
				this.store.flush(this.ref);
			}
			catch (SessionNotFoundException ex) {
				this.deleted = true;
			}
			catch (SessionLeaseException ex) {
				logger.debug("What was learnt last of a session that another process has", ex);
			}
		}
	}

	/**
	 * The account to which what was learnt belongs.
	 */
	@Nullable Long lastUserId(SessionRow row) {
		if (row.userId() != null) {
			return row.userId();
		}
		AttributeRow last = this.store.findAttributes(this.ref, List.of(LastUser.ATTRIBUTE)).get(LastUser.ATTRIBUTE);
		return (last != null) ? LastUser.fromAttribute(last, this.name) : null;
	}

	/**
	 * A store knows no names.
	 */
	private <T> T named(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (SessionNotFoundException ex) {
			throw new SessionNotFoundException(this.name);
		}
	}

	boolean isSaveEntities() {
		return this.saveEntities;
	}

	void setSaveEntities(boolean saveEntities) {
		this.saveEntities = saveEntities;
	}

	/**
	 * Whether the session has been deleted and still is: the deletion may have been
	 * rolled back.
	 */
	boolean isDeleted() {
		if (this.deleted && this.store.find(this.name).filter(this.ref::equals).isPresent()) {
			this.deleted = false;
		}
		return this.deleted;
	}

	void markDeleted() {
		this.deleted = true;
	}

	/**
	 * Changes the number of handles; guarded by the registry of open sessions.
	 * @return the new number
	 */
	int addHandles(int delta) {
		this.handles += delta;
		return this.handles;
	}

}
