package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.EntityRow;
import io.github.tgsession.jpa.sql.KeyQuery;
import io.github.tgsession.jpa.sql.LowestQuery;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class PeerStatementsImpl implements PeerStatements {

	static final KeyQuery BY_ID = new KeyQuery(PeerStatementsImpl.COLUMNS, "telegram_entity", "entity_id");

	static final LowestQuery BY_PHONE = new LowestQuery("telegram_entity", "phone", "entity_id");

	static final LowestQuery BY_NAME = new LowestQuery("telegram_entity", "name", "entity_id");

	// Ordered by the whole key: H2 sorts the whole session if the order lacks session_id.
	static final String PAGE = "select " + PeerStatementsImpl.COLUMNS + " from telegram_entity e "
			+ "where e.session_id = ? and e.entity_id >= ? order by e.session_id, e.entity_id limit ?";

	private static final String ONE = "select " + PeerStatementsImpl.COLUMNS + " from telegram_entity e "
			+ "where e.session_id = ? and e.entity_id = ?";

	private static final String ONE_BY_USERNAME = "select " + PeerStatementsImpl.COLUMNS
			+ " from telegram_username u join telegram_entity e "
			+ "on e.session_id = u.session_id and e.entity_id = u.entity_id "
			+ "where u.session_id = ? and u.username = ?";

	private static final String COLUMNS = """
			e.entity_id, e.access_hash, e.flags, e.username, e.phone, e.name, e.migrated_to, e.seen_at""";

	private static final List<String> KEYS = List.of("session_id", "entity_id");

	private static final List<String> VALUES = List.of("access_hash", "flags", "username", "phone", "name",
			"migrated_to", "seen_at");

	private static final Upsert FULL = Upsert.of("telegram_entity", KEYS, VALUES)
		.set("migrated_to", "coalesce(new.migrated_to, old.migrated_to)");

	private static final Upsert PARTIAL = Upsert.of("telegram_entity", KEYS, VALUES)
		.keep("flags", "username", "phone", "name")
		.set("access_hash", "case when new.access_hash = 0 then old.access_hash else new.access_hash end")
		.set("migrated_to", "coalesce(new.migrated_to, old.migrated_to)");

	private final NativeStatements statements;

	PeerStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Map<Long, EntityRow> readByIds(long sessionId, Collection<Long> ids) {
		Map<Long, EntityRow> found = new HashMap<>();
		this.statements.forKeys(BY_ID, sessionId, ids, (rows) -> {
			EntityRow row = map(rows);
			found.put(row.id(), row);
		});
		return found;
	}

	@Override
	public Optional<EntityRow> readById(long sessionId, long id) {
		return readOne(ONE, sessionId, id);
	}

	@Override
	public Optional<EntityRow> readByUsername(long sessionId, String username) {
		return readOne(ONE_BY_USERNAME, sessionId, username);
	}

	@Override
	public Optional<EntityRow> readByPhone(long sessionId, String phone) {
		return readLowest(BY_PHONE, sessionId, phone);
	}

	@Override
	public Optional<EntityRow> readByName(long sessionId, String name) {
		return readLowest(BY_NAME, sessionId, name);
	}

	private Optional<EntityRow> readLowest(LowestQuery query, long sessionId, String key) {
		return readOne("select " + COLUMNS + " from telegram_entity e where e.session_id = ? and e.entity_id = ("
				+ query.forOne(this.statements.platform()) + ")", sessionId, sessionId, key);
	}

	private Optional<EntityRow> readOne(String sql, Object... arguments) {
		return this.statements.query(sql, (rows, number) -> map(rows), arguments).stream().findFirst();
	}

	@Override
	public Map<String, Long> readIdsByPhone(long sessionId, Collection<String> phones) {
		return readIds(BY_PHONE, sessionId, phones);
	}

	@Override
	public Map<String, Long> readIdsByName(long sessionId, Collection<String> names) {
		return readIds(BY_NAME, sessionId, names);
	}

	private Map<String, Long> readIds(LowestQuery query, long sessionId, Collection<String> keys) {
		Map<String, Long> found = new HashMap<>();
		this.statements.forKeys(query, sessionId, keys, (rows) -> {
			long id = rows.getLong(2);
			if (!rows.wasNull()) {
				found.put(rows.getString(1), id);
			}
		});
		return found;
	}

	@Override
	public List<EntityRow> readFrom(long sessionId, long fromId, int limit) {
		return this.statements.query(PAGE, (rows, number) -> map(rows), sessionId, fromId, limit);
	}

	@Override
	public long countAll(long sessionId) {
		return this.statements.count("select count(*) from telegram_entity where session_id = ?", sessionId);
	}

	@Override
	public void storeFull(long sessionId, List<EntityRow> rows) {
		this.statements.upsertAll(FULL, toArguments(sessionId, rows));
	}

	@Override
	public void storePartial(long sessionId, List<EntityRow> rows) {
		this.statements.upsertAll(PARTIAL, toArguments(sessionId, rows));
	}

	private static List<@Nullable Object[]> toArguments(long sessionId, List<EntityRow> rows) {
		List<@Nullable Object[]> arguments = new ArrayList<>(rows.size());
		for (EntityRow row : rows) {
			arguments.add(new @Nullable Object[] { sessionId, row.id(), row.accessHash(), row.flags(), row.username(),
					row.phone(), row.name(), row.migratedTo(), row.seenAt() });
		}
		return arguments;
	}

	private static EntityRow map(ResultSet rows) throws SQLException {
		return new EntityRow(rows.getLong(1), rows.getLong(2), rows.getInt(3), rows.getString(4), List.of(),
				rows.getString(5), rows.getString(6), Columns.number(rows, 7), rows.getLong(8));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_entity", sessionId);
	}

}
