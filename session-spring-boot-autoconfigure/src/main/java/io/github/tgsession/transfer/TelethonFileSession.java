package io.github.tgsession.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * A session file of Telethon, open for reading. Its tables are read by the names of their
 * columns, whatever its version.
 */
final class TelethonFileSession extends SqliteSession {

	private static final String ENTITIES = "entities";

	private static final String FILES = "sent_files";

	private static final List<String> ENTITY_COLUMNS = List.of("id", "hash", "username", "phone", "name", "date");

	private static final List<String> FILE_COLUMNS = List.of("md5_digest", "file_size", "type", "id", "hash");

	private static final byte[] NO_REFERENCE = {};

	private static final int MD5_LENGTH = 16;

	private static final long SELF = 0;

	private final @Nullable SqliteTable entities;

	private final @Nullable SqliteTable files;

	private final long openedAt;

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
		super(file, version, format, notes);
		this.openedAt = openedAt;
		this.entities = file.table(ENTITIES);
		this.files = file.table(FILES);
		readLogin(this.entities, this::readSelfId, (id) -> id);
	}

	/**
	 * The own user is the entity of id 0, with its id in place of the hash.
	 */
	private @Nullable Long readSelfId() throws SQLException {
		if (!hasOwnRow()) {
			return null;
		}
		try (PreparedStatement statement = file().prepare("select hash from entities where id = 0");
				ResultSet results = statement.executeQuery()) {
			if (!results.next()) {
				return null;
			}
			SqliteRow row = new SqliteRow(results, subject(), ENTITIES, List.of("hash"), 0);
			Long id = leftOut().tolerant(ENTITIES, (own) -> own.integer(0)).map(row);
			return (id != null && id > 0) ? id : null;
		}
	}

	private boolean hasOwnRow() {
		return this.entities != null && this.entities.has("hash") && this.entities.primaryKey().equals(List.of("id"));
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		if (this.entities != null) {
			leftOut().begin(ENTITIES);
			new SqliteRows<>(file(), this.entities, subject(), ENTITY_COLUMNS,
					leftOut().tolerant(ENTITIES, this::entity))
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
				row.phone(3, () -> leftOut().add(ENTITIES, ReadingNotes.Doubt.NO_PHONE)), row.text(4), seconds);
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		if (this.files != null) {
			leftOut().begin(FILES);
			boolean uploads = !this.files.has("hash");
			new SqliteRows<>(file(), this.files, subject(), FILE_COLUMNS,
					leftOut().tolerant(FILES, (row) -> uploads ? upload() : file(row)))
				.forEachPage((page) -> page.forEach(consumer));
		}
	}

	/**
	 * Version 2 kept the parts of uploads, which Telegram forgets after a day.
	 */
	private @Nullable CachedFileRow upload() {
		leftOut().add(FILES, ReadingNotes.Doubt.UPLOAD);
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

}
