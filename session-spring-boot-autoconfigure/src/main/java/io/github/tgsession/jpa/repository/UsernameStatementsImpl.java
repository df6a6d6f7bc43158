package io.github.tgsession.jpa.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.LostUsername;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class UsernameStatementsImpl implements UsernameStatements {

	static final KeyQuery BY_NAME = new KeyQuery("e.username, e.entity_id", "telegram_username", "username");

	static final KeyQuery BY_ID = new KeyQuery("e.entity_id, e.username", "telegram_username", "entity_id");

	private static final Upsert CLAIM = Upsert
		.of("telegram_username", List.of("session_id", "username"), List.of("entity_id", "seen_at"))
		.onlyIf("new.seen_at > old.seen_at or (new.seen_at = old.seen_at and new.entity_id > old.entity_id)");

	private final NativeStatements statements;

	UsernameStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Map<String, Long> readIds(long sessionId, Collection<String> usernames) {
		Map<String, Long> found = new HashMap<>();
		this.statements.forKeys(BY_NAME, sessionId, usernames, (rows) -> found.put(rows.getString(1), rows.getLong(2)));
		return found;
	}

	@Override
	public Map<Long, List<String>> readByIds(long sessionId, Collection<Long> ids) {
		Map<Long, List<String>> found = new HashMap<>();
		this.statements.forKeys(BY_ID, sessionId, ids,
				(rows) -> found.computeIfAbsent(rows.getLong(1), (id) -> new ArrayList<>()).add(rows.getString(2)));
		// Sorted here: collations differ between databases.
		found.values().forEach(Collections::sort);
		return found;
	}

	@Override
	public void claim(long sessionId, List<Claim> claims) {
		List<@Nullable Object[]> rows = new ArrayList<>(claims.size());
		for (Claim claim : claims) {
			rows.add(new Object[] { sessionId, claim.username(), claim.entityId(), claim.seenAt() });
		}
		this.statements.upsertAll(CLAIM, rows);
	}

	@Override
	public void release(long sessionId, List<LostUsername> lost) {
		List<@Nullable Object[]> rows = new ArrayList<>(lost.size());
		for (LostUsername username : lost) {
			rows.add(new Object[] { sessionId, username.username(), username.entityId() });
		}
		this.statements.updateAll(
				"delete from telegram_username where session_id = ? and username = ? and entity_id = ?", rows,
				"session_id", "username", "entity_id");
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_username", sessionId);
	}

}
