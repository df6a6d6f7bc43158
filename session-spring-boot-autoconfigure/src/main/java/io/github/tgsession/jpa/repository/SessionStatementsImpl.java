package io.github.tgsession.jpa.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.SelfUser;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Platform;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionRow;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs the native statements.
 */
class SessionStatementsImpl implements SessionStatements {

	/**
	 * In KiB. The indexes of a million entities take about as much.
	 */
	private static final long LARGE_CACHE = 131_072;

	private static final Upsert INSERT = Upsert
		.of("telegram_session", List.of("name"), List.of("id", "dc_id", "test_mode", "api_id", "user_id", "bot",
				"takeout_id", "revoked_reason", "created_at", "updated_at"))
		.insertOnly();

	/**
	 * Who takes a lease over or releases it locks its row exclusively, so it waits for
	 * who writes under it.
	 */
	private static final String FENCED = """
			select s.id from telegram_session s join telegram_lease l on l.session_id = s.id
			where s.id = ? and l.epoch = ?""";

	private static final String ROW_BY_ID = """
			select name, dc_id, test_mode, api_id, user_id, bot, takeout_id, revoked_reason, created_at
			from telegram_session where id = ?""";

	private static final RowMapper<SessionRow> ROW = (rows, number) -> new SessionRow(rows.getString(1), rows.getInt(2),
			rows.getBoolean(3), Columns.integer(rows, 4), Columns.number(rows, 5), Columns.flag(rows, 6),
			Columns.number(rows, 7), rows.getString(8), rows.getLong(9));

	private final NativeStatements statements;

	SessionStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public Optional<Long> readId(String name, boolean current) {
		String lock = current ? switch (this.statements.platform()) {
			case MYSQL, MARIADB -> " lock in share mode";
			// The others show what was committed before the statement began.
			case H2, SQLITE, POSTGRESQL -> "";
		} : "";
		return this.statements
			.query("select id from telegram_session where name = ?" + lock, (rows, number) -> rows.getLong(1), name)
			.stream()
			.findFirst();
	}

	@Override
	public Optional<SessionRow> readRow(long id) {
		Optional<SessionRow> row = readRow(ROW_BY_ID, id);
		return (row.isEmpty() && isHiddenByOldSnapshot()) ? readRow(ROW_BY_ID + " for update", id) : row;
	}

	private Optional<SessionRow> readRow(String sql, long id) {
		return this.statements.query(sql, ROW, id).stream().findFirst();
	}

	/**
	 * Whether a session may be there that was made after the transaction began, apart
	 * from it: a locking read shows it. In a read-only transaction, a lock would keep out
	 * writes that its own thread makes apart from it.
	 */
	private boolean isHiddenByOldSnapshot() {
		return switch (this.statements.platform()) {
			case MYSQL, MARIADB ->
				!TransactionSynchronizationManager.isCurrentTransactionReadOnly() && readsOldSnapshot();
			// Their locking reads show no more than the others.
			case H2, SQLITE, POSTGRESQL -> false;
		};
	}

	@Override
	public List<String> readNames() {
		return this.statements.query("select name from telegram_session", (rows, number) -> rows.getString(1));
	}

	@Override
	public void insertIfAbsent(long id, SessionRow row) {
		this.statements.upsert(INSERT, row.name(), id, row.homeDcId(), row.testMode(), row.apiId(), row.userId(),
				row.bot(), row.takeoutId(), row.revokedReason(), row.createdAt(), row.createdAt());
	}

	@Override
	public boolean lock(SessionRef session, Lock lock) {
		long id = session.id();
		boolean fenced = session.epoch() > 0;
		if (!fenced) {
			return switch (this.statements.platform()) {
				// A transaction that begins by writing waits its turn: one that read
				// first could not go on to write after another one has written.
				case SQLITE -> this.statements.update("update telegram_session set id = id where id = ?",
						new Object[] { id }, "id") > 0;
				case POSTGRESQL ->
					isFound("select id from telegram_session where id = ? for " + postgresLock(lock), id);
				// Shared locks that two transactions want to make stronger would wait for
				// each other.
				case H2, MYSQL, MARIADB -> isFound("select id from telegram_session where id = ? for update", id);
			};
		}
		return switch (this.statements.platform()) {
			case SQLITE -> this.statements.update("""
					update telegram_session set id = id where id = ?
					and exists (select 1 from telegram_lease where session_id = ? and epoch = ?)""",
					new Object[] { id, id, session.epoch() }, "id", "session_id", "epoch") > 0;
			case H2 -> isFound("select id from telegram_session where id = ? for update", id)
					&& isFound("select session_id from telegram_lease where session_id = ? and epoch = ? for update",
							id, session.epoch());
			case POSTGRESQL ->
				isFound(FENCED + " for " + postgresLock(lock) + " of s for key share of l", id, session.epoch());
			case MYSQL, MARIADB -> isFound(FENCED + " for update", id, session.epoch());
		};
	}

	private static String postgresLock(Lock lock) {
		return switch (lock) {
			case SHARED -> "key share";
			case EXCLUSIVE -> "no key update";
			case ACCOUNT -> "update";
		};
	}

	@Override
	public boolean isAccountLockStronger() {
		return this.statements.platform() == Platform.POSTGRESQL;
	}

	private boolean isFound(String sql, Object... arguments) {
		return !this.statements.query(sql, (rows, number) -> rows.getLong(1), arguments).isEmpty();
	}

	@Override
	public void change(long id, Map<SessionField, @Nullable Object> fields, long at) {
		StringBuilder sql = new StringBuilder("update telegram_session set updated_at = ?");
		List<@Nullable Object> arguments = new ArrayList<>(List.of(at));
		List<String> columns = new ArrayList<>(List.of("updated_at"));
		fields.forEach((field, value) -> {
			sql.append(", ").append(column(field)).append(" = ?");
			arguments.add(value);
			columns.add(column(field));
		});
		arguments.add(id);
		columns.add("id");
		this.statements.update(sql.append(" where id = ?").toString(), arguments.toArray(),
				columns.toArray(String[]::new));
	}

	@Override
	public void changeSelfIfUnknown(long id, SelfUser self, long at) {
		this.statements.update(
				"update telegram_session set user_id = ?, bot = ?, updated_at = ? "
						+ "where id = ? and (user_id is null or (user_id = ? and bot is null))",
				new Object[] { self.userId(), self.bot(), at, id, self.userId() }, "user_id", "bot", "updated_at", "id",
				"user_id", "bot");
	}

	private static String column(SessionField field) {
		return switch (field) {
			case HOME_DC_ID -> "dc_id";
			case TEST_MODE -> "test_mode";
			case API_ID -> "api_id";
			case USER_ID -> "user_id";
			case BOT -> "bot";
			case TAKEOUT_ID -> "takeout_id";
			case REVOKED_REASON -> "revoked_reason";
		};
	}

	@Override
	public boolean deleteRow(long id) {
		boolean found = this.statements.update("delete from telegram_session where id = ?", new Object[] { id },
				"id") > 0;
		this.statements.deleteSession("telegram_lease", id);
		this.statements.deleteSession("telegram_key_claim", id);
		return found;
	}

	@Override
	public void inSavepoint(Runnable work) {
		this.statements.inSavepoint(work);
	}

	@Override
	public boolean readsOldSnapshot() {
		return this.statements.readsOldSnapshot();
	}

	@Override
	public long enlargeCache() {
		if (this.statements.platform() != Platform.SQLITE) {
			return 0;
		}
		// Positive numbers are pages, negative ones KiB.
		long size = this.statements.count("pragma cache_size");
		long kib = (size < 0) ? -size : size * this.statements.count("pragma page_size") / 1024;
		if (kib >= LARGE_CACHE) {
			return 0;
		}
		setCache(-LARGE_CACHE);
		return size;
	}

	@Override
	public void restoreCache(long size) {
		if (size != 0) {
			setCache(size);
		}
	}

	private void setCache(long size) {
		this.statements.update("pragma cache_size = " + size, new Object[0]);
	}

}
