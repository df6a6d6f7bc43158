package io.github.tgsession.jpa.repository;

import java.util.List;

import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.AuthKeyRow;

/**
 * Runs the native statements.
 */
class AuthKeyStatementsImpl implements AuthKeyStatements {

	private static final List<String> KEYS = List.of("session_id", "dc_id", "purpose", "auth_key_id");

	private static final List<String> VALUES = List.of("stored_key", "expires_at", "replaced_at");

	private static final Upsert CURRENT = Upsert.of("telegram_auth_key", KEYS, VALUES);

	private static final Upsert REPLACED = Upsert.of("telegram_auth_key", KEYS, VALUES)
		.set("replaced_at", "case when old.replaced_at is null then null else new.replaced_at end");

	private final NativeStatements statements;

	AuthKeyStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public List<AuthKeyRow> readAll(long sessionId) {
		return this.statements.query("""
				select dc_id, purpose, auth_key_id, stored_key, expires_at, replaced_at from telegram_auth_key
				where session_id = ? order by dc_id, purpose,
				case when replaced_at is null then 0 else 1 end, replaced_at desc, auth_key_id""",
				(rows, number) -> new AuthKeyRow(rows.getInt(1), rows.getInt(2), rows.getLong(3), rows.getBytes(4),
						Columns.number(rows, 5), Columns.number(rows, 6)),
				sessionId);
	}

	@Override
	public void replaceCurrent(long sessionId, int dcId, int purpose, long at) {
		this.statements.update("""
				update telegram_auth_key set replaced_at = ?
				where session_id = ? and dc_id = ? and purpose = ? and replaced_at is null""",
				new Object[] { at, sessionId, dcId, purpose }, "replaced_at", "session_id", "dc_id", "purpose");
	}

	@Override
	public void removeAll(long sessionId, int dcId, int purpose) {
		this.statements.update("delete from telegram_auth_key where session_id = ? and dc_id = ? and purpose = ?",
				new Object[] { sessionId, dcId, purpose }, "session_id", "dc_id", "purpose");
	}

	@Override
	public void storeCurrent(long sessionId, AuthKeyRow key) {
		this.statements.upsert(CURRENT, sessionId, key.dcId(), key.purpose(), key.authKeyId(), key.storedKey(),
				key.expiresAt(), null);
	}

	@Override
	public void storeReplaced(long sessionId, List<AuthKeyRow> keys) {
		keys.forEach((key) -> this.statements.upsert(REPLACED, sessionId, key.dcId(), key.purpose(), key.authKeyId(),
				key.storedKey(), key.expiresAt(), key.replacedAt()));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_auth_key", sessionId);
	}

}
