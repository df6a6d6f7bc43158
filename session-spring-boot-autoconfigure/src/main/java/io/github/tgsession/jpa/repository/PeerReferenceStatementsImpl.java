package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.PeerReferenceRow;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class PeerReferenceStatementsImpl implements PeerReferenceStatements {

	static final KeyQuery BY_ID = new KeyQuery("e.entity_id, e.chat_id, e.message_id", "telegram_peer_reference",
			"entity_id");

	static final String PAGE = "select e.entity_id, e.chat_id, e.message_id from telegram_peer_reference e "
			+ "where e.session_id = ? and e.entity_id >= ? order by e.session_id, e.entity_id limit ?";

	private static final Upsert UPSERT = Upsert.of("telegram_peer_reference", List.of("session_id", "entity_id"),
			List.of("chat_id", "message_id"));

	private final NativeStatements statements;

	PeerReferenceStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Map<Long, PeerReferenceRow> readByIds(long sessionId, Collection<Long> ids) {
		Map<Long, PeerReferenceRow> found = new HashMap<>();
		this.statements.forKeys(BY_ID, sessionId, ids, (rows) -> found.put(rows.getLong(1), map(rows)));
		return found;
	}

	@Override
	public List<PeerReferenceRow> readFrom(long sessionId, long fromId, int limit) {
		return this.statements.query(PAGE, (rows, number) -> map(rows), sessionId, fromId, limit);
	}

	@Override
	public void store(long sessionId, List<PeerReferenceRow> rows) {
		List<@Nullable Object[]> arguments = new ArrayList<>(rows.size());
		for (PeerReferenceRow row : rows) {
			arguments.add(new Object[] { sessionId, row.entityId(), row.chatId(), row.messageId() });
		}
		this.statements.upsertAll(UPSERT, arguments);
	}

	private static PeerReferenceRow map(ResultSet rows) throws SQLException {
		return new PeerReferenceRow(rows.getLong(1), rows.getLong(2), rows.getInt(3));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_peer_reference", sessionId);
	}

}
