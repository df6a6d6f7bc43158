package io.github.tgsession.transfer;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A session in a SQLite file, open for reading: what all formats have alike.
 */
abstract class SqliteSession implements OpenedSession {

	private final SqliteFile file;

	private final DetectedFormat format;

	private final String subject;

	private final ReadingNotes notes;

	private SnapshotIdentity identity = LoginRow.identity(List.of(LoginRow.NONE), null);

	private List<SnapshotAttribute> attributes = List.of();

	private Map<Long, UpdateState> updateStates = Map.of();

	private long entityCount;

	/**
	 * Takes over a file.
	 * @param file the file, closed with this
	 * @param version the version that it says it has
	 * @param format what it turned out to be
	 * @param notes takes what is left out
	 */
	SqliteSession(SqliteFile file, FileVersion version, DetectedFormat format, ReadingNotes notes) {
		this.file = file;
		this.format = format;
		this.subject = version.subject();
		this.notes = notes;
	}

	/**
	 * Reads what must be of one moment: the login and the positions.
	 * @param entities the table of entities
	 * @param selfId finds the own user where the login does not say it
	 * @param streamIds makes an entity id of an id in the table of positions
	 */
	final void readLogin(@Nullable SqliteTable entities, SelfId selfId, LongUnaryOperator streamIds)
			throws SQLException {
		this.file.inOneTransaction(() -> {
			List<LoginRow> rows = LoginRow.readAll(this.file, this.subject);
			this.identity = LoginRow.identity(rows, selfId.read());
			this.attributes = rows.get(0).attributes();
			this.updateStates = PositionRows.readAll(this.file, this.subject, this.notes, streamIds);
			this.entityCount = (entities != null) ? this.file.count(entities) : 0;
		});
	}

	final SqliteFile file() {
		return this.file;
	}

	/**
	 * What the file is called in messages.
	 */
	final String subject() {
		return this.subject;
	}

	final ReadingNotes leftOut() {
		return this.notes;
	}

	@Override
	public final DetectedFormat format() {
		return this.format;
	}

	@Override
	public final List<String> notes() {
		return this.notes.toList();
	}

	@Override
	public final SnapshotIdentity identity() {
		return this.identity;
	}

	@Override
	public final Map<Long, UpdateState> updateStates() {
		return this.updateStates;
	}

	@Override
	public final List<SnapshotAttribute> attributes() {
		return this.attributes;
	}

	@Override
	public final long entityCount() {
		return this.entityCount;
	}

	/**
	 * No library keeps them in a file.
	 */
	@Override
	public final void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
	}

	@Override
	public final boolean isPartial() {
		return true;
	}

	@Override
	public final void close() {
		this.file.close();
	}

	/**
	 * Finds the own user.
	 */
	interface SelfId {

		@Nullable Long read() throws SQLException;

	}

}
