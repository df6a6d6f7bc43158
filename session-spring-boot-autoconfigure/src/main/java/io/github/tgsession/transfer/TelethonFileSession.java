package io.github.tgsession.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A session file of Telethon, open for reading. Its tables are read by the names of their
 * columns, whatever its version.
 */
final class TelethonFileSession implements OpenedSession {

	private static final String ENTITIES = "entities";

	private static final String FILES = "sent_files";

	private static final List<String> ENTITY_COLUMNS = List.of("id", "hash", "username", "phone", "name", "date");

	private static final List<String> FILE_COLUMNS = List.of("md5_digest", "file_size", "type", "id", "hash");

	private static final byte[] NO_REFERENCE = {};

	private static final int MD5_LENGTH = 16;

	private static final long SELF = 0;

	private final SqliteFile file;

	private final DetectedFormat format;

	private final String subject;

	private final ReadingNotes notes;

	private final @Nullable SqliteTable entities;

	private final @Nullable SqliteTable files;

	private final long openedAt;

	private SnapshotIdentity identity = LoginRow.identity(List.of(LoginRow.NONE), null);

	private List<SnapshotAttribute> attributes = List.of();

	private Map<Long, UpdateState> updateStates = Map.of();

	private long entityCount;

	/**
	 * Opens a file and reads what is of one moment: the login and the positions.
	 * @param file the file, closed with this
	 * @param version the version that it says it has
	 * @param format what it turned out to be
	 * @param notes takes what is left out
	 * @param openedAt the time now, in milliseconds since 1970: the file does not say
	 * when files were sent
	 */
	TelethonFileSession(SqliteFile file, FileVersion version, DetectedFormat format, ReadingNotes notes, long openedAt)
			throws SQLException {
		this.file = file;
		this.format = format;
		this.subject = version.subject();
		this.notes = notes;
		this.openedAt = openedAt;
		this.entities = file.table(ENTITIES);
		this.files = file.table(FILES);
		file.inOneTransaction(this::readIdentity);
	}

	private void readIdentity() throws SQLException {
		List<LoginRow> rows = LoginRow.readAll(this.file, this.subject);
		this.identity = LoginRow.identity(rows, readSelfId());
		this.attributes = rows.get(0).attributes();
		this.updateStates = PositionRows.readAll(this.file, this.subject, this.notes, (id) -> id);
		this.entityCount = (this.entities != null) ? this.file.count(this.entities) : 0;
	}

	/**
	 * The own user is the entity of id 0, with its id in place of the hash.
	 */
	private @Nullable Long readSelfId() throws SQLException {
		if (!hasOwnRow()) {
			return null;
		}
		try (PreparedStatement statement = this.file.prepare("select hash from entities where id = 0");
				ResultSet results = statement.executeQuery()) {
			if (!results.next()) {
				return null;
			}
			SqliteRow row = new SqliteRow(results, this.subject, ENTITIES, List.of("hash"), 0);
			Long id = this.notes.tolerant(ENTITIES, (own) -> own.integer(0)).map(row);
			return (id != null && id > 0) ? id : null;
		}
	}

	private boolean hasOwnRow() {
		return this.entities != null && this.entities.has("hash") && this.entities.primaryKey().equals(List.of("id"));
	}

	@Override
	public DetectedFormat format() {
		return this.format;
	}

	@Override
	public List<String> notes() {
		return this.notes.toList();
	}

	@Override
	public SnapshotIdentity identity() {
		return this.identity;
	}

	@Override
	public Map<Long, UpdateState> updateStates() {
		return this.updateStates;
	}

	@Override
	public List<SnapshotAttribute> attributes() {
		return this.attributes;
	}

	@Override
	public long entityCount() {
		return this.entityCount;
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		if (this.entities != null) {
			this.notes.begin(ENTITIES);
			new SqliteRows<>(this.file, this.entities, this.subject, ENTITY_COLUMNS,
					this.notes.tolerant(ENTITIES, this::entity))
				.forEachPage((page) -> page.forEach(consumer));
		}
	}

	private @Nullable EntityRow entity(SqliteRow row) throws SQLException {
		long id = row.integer(0);
		if (id == SELF) {
			if (hasOwnRow()) {
				// Counted here again, with the others of its table.
				row.integer(1);
			}
			return null;
		}
		String username = row.text(2);
		Long seconds = row.seconds(5);
		return EntityRows.of(id, row.integer(1), 0, (username != null) ? List.of(username) : List.of(),
				row.phone(3, () -> this.notes.add(ENTITIES, ReadingNotes.Doubt.NO_PHONE)), row.text(4), seconds);
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		if (this.files != null) {
			this.notes.begin(FILES);
			boolean uploads = !this.files.has("hash");
			new SqliteRows<>(this.file, this.files, this.subject, FILE_COLUMNS,
					this.notes.tolerant(FILES, (row) -> uploads ? upload() : file(row)))
				.forEachPage((page) -> page.forEach(consumer));
		}
	}

	/**
	 * Version 2 kept the parts of uploads, which Telegram forgets after a day.
	 */
	private @Nullable CachedFileRow upload() {
		this.notes.add(FILES, ReadingNotes.Doubt.UPLOAD);
		return null;
	}

	private CachedFileRow file(SqliteRow row) throws SQLException {
		byte[] md5 = row.bytes(0);
		if (md5 == null || md5.length != MD5_LENGTH) {
			throw row.problem(0, md5, "an MD5 digest of " + MD5_LENGTH + " bytes");
		}
		long size = row.integer(1);
		if (size < 0) {
			throw row.problem(1, size, "the size of a file");
		}
		Integer kind = row.integer(2, FileKey.DOCUMENT, FileKey.PHOTO);
		if (kind == null) {
			throw row.problem(2, null, "0 for a document or 1 for a photo");
		}
		FileKey key = new FileKey(HexFormat.of().formatHex(md5), size, kind);
		return new CachedFileRow(key, row.integer(3), row.integer(4), NO_REFERENCE, this.openedAt);
	}

	@Override
	public boolean isPartial() {
		return true;
	}

	@Override
	public void close() {
		this.file.close();
	}

}
