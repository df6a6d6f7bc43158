package io.github.tgsession.lease;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tgsession.EntityRow;
import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.LeaseListener;
import io.github.tgsession.store.LeaseTable;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time have a session open, over a store that several processes
 * share and that refuses writes under an epoch that has passed.
 * <p>
 * Whoever has a session open need not know its epoch: it is added here. Reads go on
 * whatever the state is; what they answer while another process owns the session may be
 * old. Writes go on while the session is {@link LeaseState#SUSPENDED}, and fail with a
 * {@link SessionLeaseException} when somebody else has it. Safe for concurrent use.
 *
 * @since 0.1.0
 */
public final class LeasedSessionStore implements SessionStore, AutoCloseable {

	private static final int OPEN_ATTEMPTS = 5;

	private final SessionStore store;

	private final LeaseKeeper keeper;

	/**
	 * Makes a store. Nothing is asked or started before a session is opened.
	 * @param store the store below
	 * @param table who owns which session in it
	 * @param settings how leases work
	 */
	public LeasedSessionStore(SessionStore store, LeaseTable table, LeaseSettings settings) {
		this.store = store;
		this.keeper = new LeaseKeeper(store, table, settings, UUID.randomUUID().toString(), new LocalProcess());
	}

	/**
	 * How many of the open sessions are in which state.
	 * @return the numbers, of all states
	 */
	public Map<LeaseState, Integer> states() {
		Map<LeaseState, Integer> states = new EnumMap<>(LeaseState.class);
		for (LeaseState state : LeaseState.values()) {
			states.put(state, 0);
		}
		this.keeper.holds().all().forEach((hold) -> states.merge(hold.state(), 1, Integer::sum));
		return states;
	}

	/**
	 * Takes the sessions back that others have taken over, as {@link #open(String)} does.
	 * @throws SessionLeaseException if somebody does not hand one over
	 */
	public void takeBack() {
		this.keeper.takeBack();
	}

	/**
	 * Releases all sessions and ends the threads.
	 */
	@Override
	public void close() {
		this.keeper.close();
	}

	@Override
	public String kind() {
		return this.store.kind();
	}

	@Override
	public SessionRef open(String name) {
		return open(name, false);
	}

	@Override
	public SessionRef openForCopy(String name) {
		return open(name, true);
	}

	private SessionRef open(String name, boolean copying) {
		for (int attempt = 1;; attempt++) {
			SessionRef found = this.store.open(name);
			boolean open = false;
			try {
				open = this.keeper.open(name, found.id(), copying);
				if (open) {
					return found;
				}
			}
			catch (SessionNotFoundException ex) {
				if (attempt == OPEN_ATTEMPTS) {
					throw new SessionNotFoundException(name);
				}
			}
			finally {
				if (!open) {
					this.store.release(found);
				}
			}
		}
	}

	@Override
	public void release(SessionRef session) {
		try {
			this.keeper.close(session.id(), this.store.callerTransaction() != null);
		}
		finally {
			this.store.release(session);
		}
	}

	@Override
	public LeaseState leaseState(SessionRef session) {
		Hold hold = this.keeper.holds().find(session.id());
		return (hold != null) ? hold.state() : LeaseState.LOST;
	}

	@Override
	public void addLeaseListener(LeaseListener listener) {
		this.keeper.holds().addListener(listener);
	}

	@Override
	public Optional<SessionRef> find(String name) {
		return this.store.find(name);
	}

	@Override
	public List<String> list() {
		return this.store.list();
	}

	@Override
	public @Nullable CallerTransaction callerTransaction() {
		return this.store.callerTransaction();
	}

	@Override
	public boolean readsOldSnapshot() {
		return this.store.readsOldSnapshot();
	}

	@Override
	public boolean delete(SessionRef session) {
		CallerTransaction transaction = this.store.callerTransaction();
		try {
			if (!this.keeper.open("#" + session.id(), session.id(), true)) {
				return false;
			}
		}
		catch (SessionNotFoundException ex) {
			return false;
		}
		try {
			Hold hold = requireOpen(session);
			boolean deleted = guarded(hold, () -> hold.write(transaction, this.store::delete));
			this.keeper.deleted(hold, transaction);
			return deleted;
		}
		finally {
			this.keeper.close(session.id(), transaction != null);
		}
	}

	@Override
	public ApplyResult apply(SessionRef session, ChangeSet changes) {
		Hold hold = requireOpen(session);
		return guarded(hold, () -> hold.write(this.store.callerTransaction(), (ref) -> this.store.apply(ref, changes)));
	}

	@Override
	public void applyAll(SessionRef session, Consumer<Consumer<ChangeSet>> changes) {
		Hold hold = requireOpen(session);
		guarded(hold, () -> hold.write(this.store.callerTransaction(), (ref) -> {
			this.store.applyAll(ref, changes);
			return true;
		}));
	}

	@Override
	public void flush(SessionRef session) {
		Hold hold = this.keeper.holds().find(session.id());
		if (hold == null) {
			this.store.flush(session);
		}
		else if (hold.state() != LeaseState.STANDBY) {
			guarded(hold, () -> hold.write(this.store.callerTransaction(), (ref) -> {
				this.store.flush(ref);
				return true;
			}));
		}
	}

	private Hold requireOpen(SessionRef session) {
		Hold hold = this.keeper.holds().find(session.id());
		if (hold == null) {
			throw new SessionLeaseException("Session #" + session.id()
					+ " cannot be changed: this process does not have it open; open it first");
		}
		return hold;
	}

	/**
	 * The database knows best: whom it refuses has lost the session.
	 */
	private <T> T guarded(Hold hold, Supplier<T> write) {
		long epoch = hold.ref().epoch();
		try {
			return write.get();
		}
		catch (SessionLeaseException ex) {
			this.keeper.findOut(hold, epoch);
			throw ex;
		}
	}

	private SessionRef taken(SessionRef session) {
		Hold hold = this.keeper.holds().find(session.id());
		return (hold != null) ? hold.ref() : session;
	}

	@Override
	public SessionIdentity readIdentity(SessionRef session) {
		return this.store.readIdentity(taken(session));
	}

	@Override
	public @Nullable EntityRow peekEntity(SessionRef session, long id) {
		return this.store.peekEntity(taken(session), id);
	}

	@Override
	public Map<Long, EntityRow> findEntities(SessionRef session, Collection<Long> ids) {
		return this.store.findEntities(taken(session), ids);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef session, long id) {
		return this.store.lookUp(taken(session), id);
	}

	@Override
	public @Nullable EntityRow lookUpBare(SessionRef session, long bareId) {
		return this.store.lookUpBare(taken(session), bareId);
	}

	@Override
	public @Nullable EntityRow lookUp(SessionRef session, EntityText kind, String text) {
		return this.store.lookUp(taken(session), kind, text);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByUsername(SessionRef session, Collection<String> usernames) {
		return this.store.findEntitiesByUsername(taken(session), usernames);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByPhone(SessionRef session, Collection<String> phones) {
		return this.store.findEntitiesByPhone(taken(session), phones);
	}

	@Override
	public Map<String, EntityRow> findEntitiesByName(SessionRef session, Collection<String> names) {
		return this.store.findEntitiesByName(taken(session), names);
	}

	@Override
	public Map<Long, PeerReferenceRow> findPeerReferences(SessionRef session, Collection<Long> ids) {
		return this.store.findPeerReferences(taken(session), ids);
	}

	@Override
	public Map<Long, UpdateState> findUpdateStates(SessionRef session, @Nullable Collection<Long> entityIds) {
		return this.store.findUpdateStates(taken(session), entityIds);
	}

	@Override
	public Map<FileKey, CachedFileRow> findFiles(SessionRef session, Collection<FileKey> keys) {
		return this.store.findFiles(taken(session), keys);
	}

	@Override
	public Map<String, AttributeRow> findAttributes(SessionRef session, @Nullable Collection<String> names) {
		return this.store.findAttributes(taken(session), names);
	}

	@Override
	public List<EntityRow> readEntities(SessionRef session, @Nullable Long afterId, int limit) {
		return this.store.readEntities(taken(session), afterId, limit);
	}

	@Override
	public List<PeerReferenceRow> readPeerReferences(SessionRef session, @Nullable Long afterId, int limit) {
		return this.store.readPeerReferences(taken(session), afterId, limit);
	}

	@Override
	public List<CachedFileRow> readFiles(SessionRef session, @Nullable FileKey after, int limit) {
		return this.store.readFiles(taken(session), after, limit);
	}

	@Override
	public long countEntities(SessionRef session) {
		return this.store.countEntities(taken(session));
	}

	@Override
	public long countFiles(SessionRef session) {
		return this.store.countFiles(taken(session));
	}

}
