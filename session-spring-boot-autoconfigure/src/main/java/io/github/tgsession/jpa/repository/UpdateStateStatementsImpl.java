package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class UpdateStateStatementsImpl implements UpdateStateStatements {

	static final KeyQuery BY_ID = new KeyQuery("e.entity_id, e.pts, e.qts, e.date, e.seq", "telegram_update_state",
			"entity_id");

	private static final KeyQuery BY_ID_CURRENT = new KeyQuery(BY_ID.columns(), BY_ID.table(), BY_ID.key(),
			"for update");

	private static final List<String> KEYS = List.of("session_id", "entity_id");

	// seq last: MySQL and MariaDB would compute date from a seq that has moved already.
	private static final List<String> VALUES = List.of("pts", "qts", "date", "seq");

	private static final Upsert SET = Upsert.of("telegram_update_state", KEYS, VALUES);

	private static final Upsert INSERT = Upsert.of("telegram_update_state", KEYS, VALUES).insertOnly();

	private static final Upsert ADVANCE = Upsert.of("telegram_update_state", KEYS, VALUES)
		.set("pts", later("pts"))
		.set("qts", later("qts"))
		.set("date", "case when new.seq is null then " + later("date")
				+ " when new.date is not null and (old.seq is null or new.seq > old.seq) then new.date else old.date end")
		.set("seq", later("seq"));

	private final NativeStatements statements;

	UpdateStateStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	private static String later(String column) {
		return "case when new.$ is null or new.$ <= old.$ then old.$ else new.$ end".replace("$", column);
	}

	@Override
	public Map<Long, UpdateState> readAll(long sessionId) {
		Map<Long, UpdateState> found = new HashMap<>();
		this.statements.query("select entity_id, pts, qts, date, seq from telegram_update_state where session_id = ?",
				(rows, number) -> found.put(rows.getLong(1), map(rows)), sessionId);
		return found;
	}

	@Override
	public Map<Long, UpdateState> readByIds(long sessionId, Collection<Long> entityIds) {
		return read(BY_ID, sessionId, entityIds);
	}

	@Override
	public Map<Long, UpdateState> readWritten(long sessionId, Collection<Long> entityIds) {
		// A write that left a row as it was does not bring it into the snapshot there.
		return read(switch (this.statements.platform()) {
			case MYSQL, MARIADB -> BY_ID_CURRENT;
			case H2, SQLITE, POSTGRESQL -> BY_ID;
		}, sessionId, entityIds);
	}

	private Map<Long, UpdateState> read(KeyQuery query, long sessionId, Collection<Long> entityIds) {
		Map<Long, UpdateState> found = new HashMap<>();
		this.statements.forKeys(query, sessionId, entityIds, (rows) -> found.put(rows.getLong(1), map(rows)));
		return found;
	}

	@Override
	public void store(long sessionId, long entityId, UpdateState state) {
		this.statements.upsert(SET, arguments(sessionId, entityId, state));
	}

	@Override
	public void advance(long sessionId, long entityId, UpdateState state) {
		this.statements.upsert(ADVANCE, arguments(sessionId, entityId, state));
	}

	@Override
	public boolean compareAndSet(long sessionId, long entityId, @Nullable UpdateState expected, UpdateState next) {
		if (expected == null) {
			return this.statements.upsert(INSERT, arguments(sessionId, entityId, next)) > 0;
		}
		String sql = """
				update telegram_update_state set pts = ?, qts = ?, date = ?, seq = ?
				where session_id = ? and entity_id = ? and pts $ ? and qts $ ? and date $ ? and seq $ ?""".replace("$",
				this.statements.nullSafeEquals());
		return this.statements.update(sql,
				new @Nullable Object[] { next.pts(), next.qts(), next.date(), next.seq(), sessionId, entityId,
						expected.pts(), expected.qts(), expected.date(), expected.seq() },
				"pts", "qts", "date", "seq", "session_id", "entity_id", "pts", "qts", "date", "seq") > 0;
	}

	@Override
	public void remove(long sessionId, long entityId) {
		this.statements.update("delete from telegram_update_state where session_id = ? and entity_id = ?",
				new Object[] { sessionId, entityId }, "session_id", "entity_id");
	}

	private static @Nullable Object[] arguments(long sessionId, long entityId, UpdateState state) {
		return new @Nullable Object[] { sessionId, entityId, state.pts(), state.qts(), state.date(), state.seq() };
	}

	private static UpdateState map(ResultSet rows) throws SQLException {
		return new UpdateState(Columns.integer(rows, 2), Columns.integer(rows, 3), Columns.integer(rows, 4),
				Columns.integer(rows, 5));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_update_state", sessionId);
	}

}
