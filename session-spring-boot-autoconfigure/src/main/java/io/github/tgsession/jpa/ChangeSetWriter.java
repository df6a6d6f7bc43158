package io.github.tgsession.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.repository.UsernameStatements.Claim;
import io.github.tgsession.store.ApplyResult;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.LostUsername;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.UpdateStateChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes one change set in the transaction of the calling thread. Rows are written table
 * by table in the order of their keys, so that writers of one session seldom wait for
 * each other in a circle. Where they still do, as two that give up and claim the same
 * usernames crosswise, the database ends one of them, which is tried again.
 * <p>
 * In a transaction of its own, knowledge (entities, usernames, references, files,
 * attributes) that the database refuses is left out row by row: it may come from a
 * buffer, where one bad row would otherwise keep all others waiting for ever. Identity
 * and positions are stored, or the write fails.
 */
final class ChangeSetWriter {

	private static final Log logger = LogFactory.getLog(JpaSessionStore.class);

	private static final Comparator<FileKey> FILE_ORDER = Comparator.comparing(FileKey::md5)
		.thenComparingLong(FileKey::fileSize)
		.thenComparingInt(FileKey::kind);

	private final SessionTables tables;

	private final long sessionId;

	private final ChangeSet changes;

	private final boolean rowByRow;

	private int refusedRows;

	private @Nullable RuntimeException refusal;

	ChangeSetWriter(SessionTables tables, long sessionId, ChangeSet changes, boolean rowByRow) {
		this.tables = tables;
		this.sessionId = sessionId;
		this.changes = changes;
		this.rowByRow = rowByRow;
	}

	ApplyResult write(long now) {
		if (this.changes.isAccountDropped()) {
			dropAccount();
		}
		if (this.changes.changesIdentity()) {
			writeIdentity(now);
		}
		writeEntities();
		writeReferences();
		writeFiles();
		writeAttributes();
		Set<Long> refused = writeUpdateStates();
		if (this.refusal != null) {
			logger.warn(((this.refusedRows == 1) ? "1 row" : this.refusedRows + " rows") + " of session "
					+ this.sessionId + " cannot be stored (" + StoreFailures.describe(this.refusal)
					+ "), left out; the others are stored");
		}
		return new ApplyResult(refused);
	}

	private void dropAccount() {
		this.tables.peers().dropAll(this.sessionId);
		this.tables.usernames().dropAll(this.sessionId);
		this.tables.peerReferences().dropAll(this.sessionId);
		this.tables.cachedFiles().dropAll(this.sessionId);
		this.tables.updateStates().dropAll(this.sessionId);
	}

	private void writeIdentity(long now) {
		SelfUser self = this.changes.selfIfUnknown();
		if (self != null) {
			this.tables.sessions().changeSelfIfUnknown(this.sessionId, self, now);
		}
		this.tables.sessions().change(this.sessionId, this.changes.sessionFields(), now);
		this.tables.dataCenters().store(this.sessionId, this.changes.dataCenters());
		this.tables.authKeys().storeReplaced(this.sessionId, this.changes.archivedKeys());
		for (AuthKeyChange change : this.changes.authKeys()) {
			if (change.isPermanent()) {
				this.tables.authKeys().replaceCurrent(this.sessionId, change.dcId(), change.purpose(), change.at());
			}
			else {
				this.tables.authKeys().removeAll(this.sessionId, change.dcId(), change.purpose());
			}
			AuthKeyRow key = change.key();
			if (key != null) {
				this.tables.authKeys().storeCurrent(this.sessionId, key);
			}
		}
	}

	private void writeEntities() {
		List<EntityChange> sorted = new ArrayList<>(this.changes.entities());
		sorted.sort(Comparator.comparingLong((change) -> change.row().id()));
		Set<Long> refused = new HashSet<>();
		bulk(sorted, this::storeEntities).forEach((change) -> refused.add(change.row().id()));
		List<LostUsername> lost = new ArrayList<>(this.changes.lostUsernames());
		lost.sort(Comparator.comparing(LostUsername::username).thenComparingLong(LostUsername::entityId));
		bulk(lost, (rows) -> this.tables.usernames().release(this.sessionId, rows));
		sorted.removeIf((change) -> refused.contains(change.row().id()));
		bulk(claims(sorted), (rows) -> this.tables.usernames().claim(this.sessionId, rows));
	}

	private void storeEntities(List<EntityChange> sorted) {
		// Runs of one kind keep the order of ids that keeps writers from a deadlock.
		for (int from = 0; from < sorted.size();) {
			boolean partial = sorted.get(from).partial();
			List<EntityRow> run = new ArrayList<>();
			for (; from < sorted.size() && sorted.get(from).partial() == partial; from++) {
				run.add(sorted.get(from).row());
			}
			if (partial) {
				this.tables.peers().storePartial(this.sessionId, run);
			}
			else {
				this.tables.peers().storeFull(this.sessionId, run);
			}
		}
	}

	private static List<Claim> claims(List<EntityChange> entities) {
		Map<String, Claim> claims = new TreeMap<>();
		for (EntityChange change : entities) {
			for (String username : change.usernames()) {
				Claim claim = new Claim(username, change.row().id(), change.row().seenAt());
				claims.merge(username, claim, (first, second) -> isLater(second, first) ? second : first);
			}
		}
		return new ArrayList<>(claims.values());
	}

	private static boolean isLater(Claim claim, Claim other) {
		return (claim.seenAt() != other.seenAt()) ? claim.seenAt() > other.seenAt()
				: claim.entityId() > other.entityId();
	}

	private void writeReferences() {
		bulk(lastOfEach(this.changes.peerReferences(), PeerReferenceRow::entityId, Comparator.naturalOrder()),
				(rows) -> this.tables.peerReferences().store(this.sessionId, rows));
	}

	private void writeFiles() {
		List<FileKey> forgotten = new ArrayList<>(new HashSet<>(this.changes.forgottenFiles()));
		forgotten.sort(FILE_ORDER);
		bulk(forgotten, (keys) -> this.tables.cachedFiles().forget(this.sessionId, keys));
		bulk(lastOfEach(this.changes.files(), CachedFileRow::key, FILE_ORDER),
				(rows) -> this.tables.cachedFiles().store(this.sessionId, rows));
	}

	private void writeAttributes() {
		bulk(new ArrayList<>(new TreeSet<>(this.changes.attributes().keySet())),
				(names) -> names.forEach(this::writeAttribute));
	}

	private void writeAttribute(String name) {
		AttributeRow attribute = this.changes.attributes().get(name);
		if (attribute != null) {
			this.tables.attributes().store(this.sessionId, attribute);
		}
		else {
			this.tables.attributes().remove(this.sessionId, name);
		}
	}

	private Set<Long> writeUpdateStates() {
		Set<Long> refused = new TreeSet<>();
		Map<Long, UpdateStateChange.Advance> advances = new TreeMap<>();
		new TreeMap<>(this.changes.updateStates()).forEach((entityId, change) -> {
			if (change instanceof UpdateStateChange.Set set) {
				this.tables.updateStates().store(this.sessionId, entityId, set.state());
			}
			else if (change instanceof UpdateStateChange.Advance advance) {
				this.tables.updateStates().advance(this.sessionId, entityId, advance.state());
				advances.put(entityId, advance);
			}
			else if (change instanceof UpdateStateChange.CompareAndSet compare) {
				if (!this.tables.updateStates()
					.compareAndSet(this.sessionId, entityId, compare.expected(), compare.next())) {
					refused.add(entityId);
				}
			}
			else {
				this.tables.updateStates().remove(this.sessionId, entityId);
			}
		});
		Map<Long, UpdateState> results = this.tables.updateStates().readWritten(this.sessionId, advances.keySet());
		advances.forEach((entityId, advance) -> {
			UpdateState result = results.get(entityId);
			if (result != null && advance.isRefusedBy(result)) {
				refused.add(entityId);
			}
		});
		return refused;
	}

	/**
	 * Writes rows. If a row was refused before, finds the bad ones by halving.
	 * @return the rows that were left out
	 */
	private <T> List<T> bulk(List<T> rows, Consumer<List<T>> writer) {
		List<T> refused = new ArrayList<>();
		if (rows.isEmpty()) {
			return refused;
		}
		if (this.rowByRow) {
			halve(rows, writer, refused);
		}
		else {
			writer.accept(rows);
		}
		return refused;
	}

	private <T> void halve(List<T> rows, Consumer<List<T>> writer, List<T> refused) {
		try {
			this.tables.sessions().inSavepoint(() -> writer.accept(rows));
		}
		catch (RuntimeException ex) {
			if (!StoreFailures.isOfRow(ex)) {
				throw ex;
			}
			if (rows.size() == 1) {
				refused.add(rows.get(0));
				this.refusedRows++;
				this.refusal = ex;
				return;
			}
			int half = rows.size() / 2;
			halve(rows.subList(0, half), writer, refused);
			halve(rows.subList(half, rows.size()), writer, refused);
		}
	}

	private static <T, K> List<T> lastOfEach(Collection<T> rows, Function<T, K> key, Comparator<? super K> order) {
		Map<K, T> last = new TreeMap<>(order);
		rows.forEach((row) -> last.put(key.apply(row), row));
		return new ArrayList<>(last.values());
	}

}
