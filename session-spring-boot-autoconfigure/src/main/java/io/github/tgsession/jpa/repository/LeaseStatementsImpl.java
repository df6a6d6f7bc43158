package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Platform;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.LeaseHolder;
import org.jspecify.annotations.Nullable;

/**
 * Runs the native statements.
 */
class LeaseStatementsImpl implements LeaseStatements {

	private static final Upsert INSERT = Upsert
		.of("telegram_lease", List.of("session_id"), List.of("node_id", "epoch", "wanted_by", "acquired_at"))
		.insertOnly();

	private static final Upsert CLAIM = Upsert.of("telegram_key_claim", List.of("auth_key_id"), List.of("session_id"))
		.insertOnly();

	private final NativeStatements statements;

	LeaseStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	private String now() {
		return this.statements.platform().currentMillis();
	}

	@Override
	public void limitSilence(int millis) {
		this.statements.limitSilence(millis);
	}

	@Override
	public boolean prolong(String nodeId, String description, long ttlMillis) {
		return this.statements.update(
				"update telegram_node set until = " + now() + " + ?, description = ? where node_id = ? and until > "
						+ now(),
				new Object[] { ttlMillis, description, nodeId }, "until", "description", "node_id") > 0;
	}

	@Override
	public void revive(String nodeId, String description, long ttlMillis) {
		Object[] arguments = { ttlMillis, description, nodeId };
		if (this.statements.update(
				"update telegram_node set until = " + now() + " + ?, description = ? where node_id = ?", arguments,
				"until", "description", "node_id") == 0) {
			this.statements.update(
					"insert into telegram_node (until, description, node_id) values (" + now() + " + ?, ?, ?)",
					arguments, "until", "description", "node_id");
		}
	}

	@Override
	public Optional<Long> lockNode(String nodeId) {
		return this.statements
			.query("select until from telegram_node where node_id = ?" + forUpdate(), (rows, number) -> rows.getLong(1),
					nodeId)
			.stream()
			.findFirst();
	}

	/**
	 * SQLite has one writer at a time, and whoever locks something has written before.
	 */
	private String forUpdate() {
		return (this.statements.platform() != Platform.SQLITE) ? " for update" : "";
	}

	@Override
	public void deleteNode(String nodeId) {
		this.statements.update("delete from telegram_node where node_id = ?", new Object[] { nodeId }, "node_id");
	}

	@Override
	public void deleteNodes(long olderThanMillis) {
		this.statements.update("delete from telegram_node where until < " + now() + " - ?",
				new Object[] { olderThanMillis }, "until");
	}

	@Override
	public Optional<Lease> read(long sessionId) {
		return this.statements
			.query("""
					select l.epoch, l.node_id, h.description, l.acquired_at, h.until, l.wanted_by, w.description, w.until, %s
					from telegram_lease l left join telegram_node h on h.node_id = l.node_id
					left join telegram_node w on w.node_id = l.wanted_by
					where l.session_id = ?"""
				.formatted(now()),
					(rows, number) -> new Lease(rows.getLong(1),
							holder(rows.getString(2), rows.getString(3), Columns.number(rows, 4), rows.getLong(5)),
							holder(rows.getString(6), rows.getString(7), null, rows.getLong(8)), rows.getLong(9)),
					sessionId)
			.stream()
			.findFirst();
	}

	private static @Nullable LeaseHolder holder(@Nullable String nodeId, @Nullable String description,
			@Nullable Long since, long until) {
		return (nodeId != null) ? new LeaseHolder(nodeId, description, since, until) : null;
	}

	@Override
	public void insertIfAbsent(long sessionId) {
		this.statements.upsert(INSERT, sessionId, null, 0L, null, null);
	}

	@Override
	public boolean lockIfFree(long sessionId) {
		return lock(sessionId, " skip locked");
	}

	@Override
	public void lock(long sessionId) {
		lock(sessionId, "");
	}

	@Override
	public void lockToAsk(long sessionId) {
		switch (this.statements.platform()) {
			case POSTGRESQL ->
				this.statements.query("select epoch from telegram_lease where session_id = ? for no key update",
						(rows, number) -> rows.getLong(1), sessionId);
			case H2, MARIADB -> lock(sessionId, " wait 1");
			case SQLITE, MYSQL -> lock(sessionId, "");
		}
	}

	private boolean lock(long sessionId, String option) {
		if (this.statements.platform() == Platform.SQLITE) {
			return this.statements.update("update telegram_lease set epoch = epoch where session_id = ?",
					new Object[] { sessionId }, "session_id") > 0;
		}
		return !this.statements
			.query("select epoch from telegram_lease where session_id = ? for update" + option,
					(rows, number) -> rows.getLong(1), sessionId)
			.isEmpty();
	}

	@Override
	public void give(long sessionId, String nodeId, long epoch) {
		this.statements.update(
				"update telegram_lease set node_id = ?, epoch = ?, acquired_at = " + now()
						+ ", wanted_by = null where session_id = ?",
				new Object[] { nodeId, epoch, sessionId }, "node_id", "epoch", "session_id");
	}

	@Override
	public void release(long sessionId, String nodeId, long epoch) {
		this.statements.update(
				"update telegram_lease set node_id = null, acquired_at = null "
						+ "where session_id = ? and node_id = ? and epoch = ?",
				new Object[] { sessionId, nodeId, epoch }, "session_id", "node_id", "epoch");
	}

	@Override
	public void want(long sessionId, String nodeId) {
		this.statements.update("update telegram_lease set wanted_by = ? where session_id = ?",
				new Object[] { nodeId, sessionId }, "wanted_by", "session_id");
	}

	@Override
	public void unwant(long sessionId, String nodeId) {
		this.statements.update("update telegram_lease set wanted_by = null where session_id = ? and wanted_by = ?",
				new Object[] { sessionId, nodeId }, "session_id", "wanted_by");
	}

	@Override
	public Collection<Long> findWanted(String nodeId) {
		return this.statements.query("""
				select l.session_id from telegram_lease l join telegram_node w on w.node_id = l.wanted_by
				where l.node_id = ? and w.until > %s""".formatted(now()), (rows, number) -> rows.getLong(1), nodeId);
	}

	@Override
	public Map<Long, Long> findHeld(String nodeId) {
		Map<Long, Long> held = new HashMap<>();
		this.statements.query("select session_id, epoch from telegram_lease where node_id = ?",
				(rows, number) -> held.put(rows.getLong(1), rows.getLong(2)), nodeId);
		return held;
	}

	@Override
	public void claimKeys(long sessionId) {
		// In one order, so that two sessions with several keys do not wait for each
		// other.
		List<Long> keys = this.statements.query(
				"select distinct auth_key_id from telegram_auth_key "
						+ "where session_id = ? and replaced_at is null order by auth_key_id",
				(rows, number) -> rows.getLong(1), sessionId);
		for (Long key : keys) {
			this.statements.upsert(CLAIM, key, sessionId);
			this.statements.update("update telegram_key_claim set session_id = ? where auth_key_id = ?",
					new Object[] { sessionId, key }, "session_id", "auth_key_id");
		}
	}

	@Override
	public Map<Long, LeaseHolder> findRivals(long sessionId) {
		String current = switch (this.statements.platform()) {
			// What was committed while this transaction waited for its claims.
			case MYSQL, MARIADB -> " lock in share mode";
			case H2, SQLITE, POSTGRESQL -> "";
		};
		Map<Long, LeaseHolder> rivals = new HashMap<>();
		this.statements.query("""
				select k.session_id, l.node_id, n.description, l.acquired_at, n.until
				from telegram_auth_key own join telegram_auth_key k on k.auth_key_id = own.auth_key_id
				join telegram_lease l on l.session_id = k.session_id join telegram_node n on n.node_id = l.node_id
				where own.session_id = ? and own.replaced_at is null and k.session_id <> ? and k.replaced_at is null
				and n.until > %s""".formatted(now()) + current,
				(rows, number) -> rivals.put(rows.getLong(1), rival(rows)), sessionId, sessionId);
		return rivals;
	}

	private static LeaseHolder rival(ResultSet rows) throws SQLException {
		return new LeaseHolder(rows.getString(2), rows.getString(3), Columns.number(rows, 4), rows.getLong(5));
	}

}
