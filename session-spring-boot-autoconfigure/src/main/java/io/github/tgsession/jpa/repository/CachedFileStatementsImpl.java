package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class CachedFileStatementsImpl implements CachedFileStatements {

	private static final String COLUMNS = """
			e.md5, e.file_size, e.kind, e.file_id, e.access_hash, e.file_reference, e.cached_at""";

	static final KeyQuery BY_MD5 = new KeyQuery(COLUMNS, "telegram_cached_file", "md5");

	private static final String ORDER = " order by e.session_id, e.md5, e.file_size, e.kind limit ?";

	static final String FIRST_PAGE = "select " + COLUMNS + " from telegram_cached_file e where e.session_id = ?"
			+ ORDER;

	static final String NEXT_PAGE = "select " + COLUMNS + " from telegram_cached_file e where e.session_id = ? "
			+ "and e.md5 >= ? and (e.md5 > ? or e.file_size > ? or (e.file_size = ? and e.kind > ?))" + ORDER;

	private static final Upsert UPSERT = Upsert.of("telegram_cached_file",
			List.of("session_id", "md5", "file_size", "kind"),
			List.of("file_id", "access_hash", "file_reference", "cached_at"));

	private final NativeStatements statements;

	CachedFileStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Map<FileKey, CachedFileRow> readByKeys(long sessionId, Collection<FileKey> keys) {
		Set<FileKey> wanted = new HashSet<>(keys);
		Map<FileKey, CachedFileRow> found = new HashMap<>();
		this.statements.forKeys(BY_MD5, sessionId, wanted.stream().map(FileKey::md5).toList(), (rows) -> {
			CachedFileRow row = map(rows);
			if (wanted.contains(row.key())) {
				found.put(row.key(), row);
			}
		});
		return found;
	}

	@Override
	public List<CachedFileRow> readAfter(long sessionId, @Nullable FileKey after, int limit) {
		if (after == null) {
			return this.statements.query(FIRST_PAGE, (rows, number) -> map(rows), sessionId, limit);
		}
		return this.statements.query(NEXT_PAGE, (rows, number) -> map(rows), sessionId, after.md5(), after.md5(),
				after.fileSize(), after.fileSize(), after.kind(), limit);
	}

	@Override
	public long countAll(long sessionId) {
		return this.statements.count("select count(*) from telegram_cached_file where session_id = ?", sessionId);
	}

	@Override
	public void store(long sessionId, List<CachedFileRow> rows) {
		List<@Nullable Object[]> arguments = new ArrayList<>(rows.size());
		for (CachedFileRow row : rows) {
			arguments.add(new Object[] { sessionId, row.key().md5(), row.key().fileSize(), row.key().kind(),
					row.fileId(), row.accessHash(), row.fileReference(), row.cachedAt() });
		}
		this.statements.upsertAll(UPSERT, arguments);
	}

	@Override
	public void forget(long sessionId, List<FileKey> keys) {
		List<@Nullable Object[]> arguments = new ArrayList<>(keys.size());
		for (FileKey key : keys) {
			arguments.add(new Object[] { sessionId, key.md5(), key.fileSize(), key.kind() });
		}
		this.statements.updateAll(
				"delete from telegram_cached_file where session_id = ? and md5 = ? and file_size = ? and kind = ?",
				arguments, "session_id", "md5", "file_size", "kind");
	}

	private static CachedFileRow map(ResultSet rows) throws SQLException {
		return new CachedFileRow(new FileKey(rows.getString(1), rows.getLong(2), rows.getInt(3)), rows.getLong(4),
				rows.getLong(5), bytes(rows), rows.getLong(7));
	}

	private static byte[] bytes(ResultSet rows) throws SQLException {
		byte[] bytes = rows.getBytes(6);
		// SQLite's driver answers null for an empty value.
		return (bytes != null) ? bytes : new byte[0];
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_cached_file", sessionId);
	}

}
