package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.ChangeSetBuilder;
import io.github.tgsession.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes behind, through, and within transactions of callers. Whoever writes locks the
 * session in the store below first and then takes what waits, so that nothing older is
 * written after something newer. A transaction waits for nobody in this process.
 */
final class BufferedWrites {

	private final SessionStore store;

	private final SessionBuffers sessions;

	private final Flusher flusher;

	BufferedWrites(SessionStore store, SessionBuffers sessions, Flusher flusher) {
		this.store = store;
		this.sessions = sessions;
		this.flusher = flusher;
	}

	/**
	 * Applies changes.
	 * @return what became of them, null if they are to be applied anew
	 */
	@Nullable ApplyResult apply(SessionBuffer session, ChangeSet changes, @Nullable CallerTransaction transaction) {
		if (changes.isAccountDropped()) {
			return writeThrough(session, changes, transaction);
		}
		boolean identity = changes.changesIdentity();
		if (!identity && (changes.updateStates().isEmpty() || (transaction == null && !session.hasTransactions()))) {
			ApplyResult result = buffer(session, changes);
			if (result != null || session.isRetired()) {
				return result;
			}
		}
		ChangeSet knowledge = ChangeSet.of((part) -> {
			changes.entities().forEach(part::entity);
			changes.lostUsernames().forEach((lost) -> part.lostUsername(lost.username(), lost.entityId()));
			changes.peerReferences().forEach(part::peerReference);
			changes.files().forEach(part::file);
			changes.forgottenFiles().forEach(part::forgetFile);
			if (!identity) {
				addAttributes(part, changes);
			}
		});
		if (!knowledge.isEmpty() && buffer(session, knowledge) == null) {
			return null;
		}
		if (identity) {
			return writeThrough(session, changes, transaction);
		}
		return (transaction != null) ? writeJoined(session, changes, transaction) : writeBeside(session, changes);
	}

	private static void addAttributes(ChangeSetBuilder part, ChangeSet changes) {
		changes.attributes().forEach((name, row) -> {
			if (row != null) {
				part.attribute(row);
			}
			else {
				part.removeAttribute(name);
			}
		});
	}

	/**
	 * Takes changes in.
	 * @return what became of them, null if that cannot be decided here
	 */
	private @Nullable ApplyResult buffer(SessionBuffer session, ChangeSet changes) {
		long time = session.time();
		Set<Long> refused = session.add(changes, Map.of(), time);
		while (refused == null) {
			if (session.isRetired() || session.hasTransactions() || this.store.readsOldSnapshot()) {
				return null;
			}
			time = session.time();
			refused = session.add(changes, readPositions(session, changes.updateStates().keySet()), time);
		}
		if (this.flusher.isRunning()) {
			this.flusher.schedule(session);
		}
		else {
			flush(session);
		}
		return new ApplyResult(refused);
	}

	private Map<Long, EntityCache.Position> readPositions(SessionBuffer session, Collection<Long> ids) {
		Map<Long, UpdateState> stored = this.store.findUpdateStates(session.ref(), ids);
		Map<Long, EntityCache.Position> read = new HashMap<>();
		ids.forEach((id) -> read.put(id, new EntityCache.Position(stored.get(id))));
		return read;
	}

	/**
	 * Writes all that waits, and then changes of the identity.
	 */
	private @Nullable ApplyResult writeThrough(SessionBuffer session, ChangeSet changes,
			@Nullable CallerTransaction transaction) {
		boolean dropping = changes.isAccountDropped();
		return exclusively(session, transaction, () -> {
			if (session.isRetired()) {
				return null;
			}
			Participation own = (transaction != null) ? join(session, transaction) : null;
			PendingChanges.Written[] written = new PendingChanges.Written[1];
			ApplyResult result = new ApplyResult(Set.of());
			try {
				if (dropping || changes.updateStates().isEmpty()) {
					this.store.applyAll(session.ref(), (writer) -> {
						written[0] = session.copy(own);
						(dropping ? written[0].withoutAccount() : written[0]).writeTo(writer);
						writer.accept(changes);
					});
				}
				else {
					written[0] = this.flusher.writeWaiting(session, own);
					result = this.store.apply(session.ref(), changes);
				}
			}
			catch (RuntimeException | Error ex) {
				// It may have been committed nevertheless. What was learnt stays:
				// while the database is away there is nothing else to answer from.
				if (dropping) {
					session.forget();
				}
				else {
					session.identity().forget();
					session.forgetPositions(changes.updateStates().keySet());
				}
				throw ex;
			}
			Set<Long> positions = changes.updateStates().keySet();
			if (own != null) {
				session.note(own, written[0]);
				own.move(positions);
				own.setIdentity();
				if (dropping) {
					own.setDropping();
				}
			}
			else {
				if (dropping) {
					session.drop(written[0]);
				}
				else {
					session.remove(written[0]);
					session.identity().forget();
					session.forgetPositions(positions);
				}
				this.flusher.wrote(dropping ? 0 : written[0].rows());
			}
			return result;
		});
	}

	/**
	 * Positions while a transaction may have moved them: what is in memory says nothing.
	 */
	private ApplyResult writeBeside(SessionBuffer session, ChangeSet changes) {
		return exclusively(session, null, () -> {
			if (session.rows() > 0) {
				this.flusher.write(session);
			}
			try {
				return this.store.apply(session.ref(), positionsOf(changes));
			}
			finally {
				session.forgetPositions(changes.updateStates().keySet());
			}
		});
	}

	private ApplyResult writeJoined(SessionBuffer session, ChangeSet changes, CallerTransaction transaction) {
		Participation own = join(session, transaction);
		writeWaiting(session, own);
		ApplyResult result = this.store.apply(session.ref(), positionsOf(changes));
		own.move(changes.updateStates().keySet());
		return result;
	}

	private static ChangeSet positionsOf(ChangeSet changes) {
		return ChangeSet.of((part) -> changes.updateStates().forEach(part::updateState));
	}

	private void writeWaiting(SessionBuffer session, Participation own) {
		long version = session.version();
		if (session.rows() > 0 && !own.hasWritten(version)) {
			PendingChanges.Written written = this.flusher.writeWaiting(session, own);
			own.setWritten(version);
			session.note(own, written);
		}
	}

	private Participation join(SessionBuffer session, CallerTransaction transaction) {
		session.requireNoneSuspended(session.participation(transaction));
		Participation joined = session.join(transaction);
		if (joined == null) {
			return Objects.requireNonNull(session.participation(transaction));
		}
		transaction.onSavepointRollback(() -> session.goBack(joined));
		transaction.onCompletion((outcome) -> {
			session.complete(transaction, outcome);
			if (outcome == Outcome.COMMITTED) {
				this.flusher.wrote(0);
			}
			this.flusher.schedule(session);
			this.sessions.settle(session);
		});
		return joined;
	}

	/**
	 * Applies many changes at once; the calling thread sees the store below meanwhile.
	 */
	void applyAll(SessionBuffer session, Consumer<Consumer<ChangeSet>> changes) {
		CallerTransaction outer = this.store.callerTransaction();
		if (isDirect(session, outer)) {
			this.store.applyAll(session.ref(), changes);
			return;
		}
		exclusively(session, outer, () -> {
			PendingChanges.Written[] written = new PendingChanges.Written[1];
			this.store.applyAll(session.ref(), (writer) -> {
				CallerTransaction current = this.store.callerTransaction();
				Participation own = (current != null) ? join(session, current) : null;
				written[0] = session.copy(own);
				written[0].writeTo(writer);
				if (own != null) {
					session.note(own, written[0]);
					own.setDirect();
				}
				changes.accept(writer);
			});
			if (outer == null) {
				session.drop(written[0]);
			}
			return true;
		});
	}

	boolean delete(SessionBuffer session) {
		CallerTransaction transaction = this.store.callerTransaction();
		boolean existed = exclusively(session, transaction, () -> {
			boolean deleted = this.store.delete(session.ref());
			PendingChanges.Written dropped = session.copyNow();
			if (transaction != null) {
				Participation own = join(session, transaction);
				session.note(own, dropped);
				own.setDeleted();
			}
			else {
				session.drop(dropped);
				session.retire();
				this.flusher.wrote(0);
			}
			return deleted;
		});
		this.sessions.settle(session);
		return existed;
	}

	/**
	 * Writes all that waits of a session, on the calling thread.
	 */
	void flush(SessionBuffer session) {
		if (session.rows() == 0) {
			return;
		}
		CallerTransaction transaction = this.store.callerTransaction();
		if (isDirect(session, transaction)) {
			return;
		}
		if (transaction != null) {
			writeWaiting(session, join(session, transaction));
			return;
		}
		exclusively(session, null, () -> {
			if (session.rows() > 0) {
				try {
					this.flusher.write(session);
				}
				catch (RuntimeException | Error ex) {
					this.flusher.schedule(session);
					throw ex;
				}
			}
			return true;
		});
	}

	private static boolean isDirect(SessionBuffer session, @Nullable CallerTransaction transaction) {
		Participation own = session.participation(transaction);
		return own != null && own.isDirect();
	}

	private static <T extends @Nullable Object> T exclusively(SessionBuffer session,
			@Nullable CallerTransaction transaction, Supplier<T> work) {
		if (transaction != null) {
			return work.get();
		}
		session.requireNoneSuspended(null);
		session.writing().lock();
		try {
			return work.get();
		}
		finally {
			session.writing().unlock();
		}
	}

}
