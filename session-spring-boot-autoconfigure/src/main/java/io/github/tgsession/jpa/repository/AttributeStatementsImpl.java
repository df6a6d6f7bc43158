package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.AttributeRow;

/**
 * Runs the native statements.
 */
class AttributeStatementsImpl implements AttributeStatements {

	static final KeyQuery BY_NAME = new KeyQuery("e.name, e.stored_value, e.expires_at", "telegram_attribute", "name");

	private static final Upsert UPSERT = Upsert.of("telegram_attribute", List.of("session_id", "name"),
			List.of("stored_value", "expires_at"));

	private final NativeStatements statements;

	AttributeStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Map<String, AttributeRow> readAll(long sessionId) {
		Map<String, AttributeRow> found = new HashMap<>();
		this.statements.query("select name, stored_value, expires_at from telegram_attribute where session_id = ?",
				(rows, number) -> found.put(rows.getString(1), map(rows)), sessionId);
		return found;
	}

	@Override
	public Map<String, AttributeRow> readByNames(long sessionId, Collection<String> names) {
		Map<String, AttributeRow> found = new HashMap<>();
		this.statements.forKeys(BY_NAME, sessionId, names, (rows) -> found.put(rows.getString(1), map(rows)));
		return found;
	}

	@Override
	public void store(long sessionId, AttributeRow attribute) {
		this.statements.upsert(UPSERT, sessionId, attribute.name(), attribute.storedValue(), attribute.expiresAt());
	}

	@Override
	public void remove(long sessionId, String name) {
		this.statements.update("delete from telegram_attribute where session_id = ? and name = ?",
				new Object[] { sessionId, name }, "session_id", "name");
	}

	private static AttributeRow map(ResultSet rows) throws SQLException {
		return new AttributeRow(rows.getString(1), rows.getBytes(2), Columns.number(rows, 3));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_attribute", sessionId);
	}

}
