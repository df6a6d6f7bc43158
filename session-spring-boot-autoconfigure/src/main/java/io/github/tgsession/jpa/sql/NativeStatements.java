package io.github.tgsession.jpa.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Runs native statements that are written with our names of tables and columns, in the
 * words of the database at hand and with the names that Hibernate has mapped. Statements
 * take part in the transaction of the calling thread.
 *
 * @since 0.1.0
 */
public final class NativeStatements {

	private static final int CHUNK = 512;

	private final JdbcOperations jdbc;

	private final BoundConnection boundConnection;

	private final SingletonSupplier<Target> target;

	private final Map<Object, String> rendered = new ConcurrentHashMap<>();

	private final Map<List<String>, Binding> bindings = new ConcurrentHashMap<>();

	/**
	 * Creates the statements. Neither the factory nor the database is asked before the
	 * first statement runs.
	 * @param entityManagerFactory the factory that knows our entities
	 * @param jdbc what to run statements with, on the same {@code DataSource}
	 */
	public NativeStatements(EntityManagerFactory entityManagerFactory, JdbcOperations jdbc) {
		this.jdbc = jdbc;
		this.boundConnection = new BoundConnection(jdbc);
		this.target = SingletonSupplier.of(() -> {
			MappedNames names = new MappedNames(entityManagerFactory);
			Target found = jdbc.execute((ConnectionCallback<Target>) (connection) -> new Target(Platform.of(connection),
					connection.getTransactionIsolation(), names, names.toSchemaNames()));
			if (found == null) {
				throw new IllegalStateException("The database did not say which one it is");
			}
			return found;
		});
	}

	/**
	 * The platform.
	 * @return which database this is
	 */
	public Platform platform() {
		return this.target.obtain().platform();
	}

	/**
	 * The comparison that takes two nulls for equal.
	 * @return the operator
	 */
	public String nullSafeEquals() {
		return platform().nullSafeEquals();
	}

	/**
	 * Rewrites a statement with the mapped names.
	 * @param sql a statement with our names
	 * @return the statement to run
	 */
	public String sql(String sql) {
		Target to = this.target.obtain();
		return this.rendered.computeIfAbsent(sql, (key) -> to.names().rewrite(sql));
	}

	/**
	 * Runs a query.
	 * @param <T> the type of the rows
	 * @param sql a statement with our names
	 * @param mapper reads a row
	 * @param arguments the arguments
	 * @return the rows
	 */
	public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
		return this.jdbc.query(sql(sql), mapper, arguments);
	}

	/**
	 * Runs a query that counts.
	 * @param sql a statement with our names
	 * @param arguments the arguments
	 * @return the number
	 */
	public long count(String sql, Object... arguments) {
		Long count = this.jdbc.queryForObject(sql(sql), Long.class, arguments);
		return (count != null) ? count : 0;
	}

	/**
	 * Looks many keys up, some hundred with each statement.
	 * @param query the look-up
	 * @param sessionId the id of the session
	 * @param keys the keys, all of one type
	 * @param rows is given the rows, in no order
	 */
	public void forKeys(KeyedQuery query, long sessionId, Collection<?> keys, RowCallbackHandler rows) {
		List<?> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
		for (int from = 0; from < distinct.size(); from += CHUNK) {
			List<?> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
			// Few lengths, so that statement caches of drivers and servers find them
			// again.
			int length = (platform() == Platform.H2) ? 1 : padded(chunk.size());
			this.jdbc.query(sqlOf(query, length), (statement) -> setKeys(statement, query, sessionId, chunk, length),
					rows);
		}
	}

	private String sqlOf(KeyedQuery query, int keys) {
		Target to = this.target.obtain();
		return this.rendered.computeIfAbsent(List.of(query, keys),
				(key) -> to.names().rewrite(query.toSql(to.platform(), keys, h2Type(to.mapped().typeOf(query.key())))));
	}

	private void setKeys(PreparedStatement statement, KeyedQuery query, long sessionId, List<?> keys, int length)
			throws SQLException {
		boolean keysFirst = query.isKeysFirst(platform());
		int firstKey = keysFirst ? 1 : 2;
		statement.setLong(keysFirst ? length + 1 : 1, sessionId);
		if (platform() == Platform.H2) {
			statement.setObject(firstKey, keys.toArray());
			return;
		}
		int type = this.target.obtain().mapped().typeOf(query.key());
		for (int index = 0; index < length; index++) {
			Object key = keys.get(Math.min(index, keys.size() - 1));
			Binding.bind(statement, firstKey + index, type, key);
		}
	}

	/**
	 * Runs a change.
	 * @param sql a statement with our names
	 * @param arguments the arguments, in the order of the columns
	 * @param columns the columns that the arguments belong to
	 * @return the number of changed rows
	 */
	public int update(String sql, @Nullable Object[] arguments, String... columns) {
		Binding binding = bindingOf(Arrays.asList(columns));
		return this.jdbc.update(sql(sql), (statement) -> binding.bind(statement, arguments));
	}

	/**
	 * Runs a change many times.
	 * @param sql a statement with our names
	 * @param rows the arguments of each time
	 * @param columns the columns that the arguments belong to
	 */
	public void updateAll(String sql, List<@Nullable Object[]> rows, String... columns) {
		if (!rows.isEmpty()) {
			batch(sql(sql), rows, bindingOf(Arrays.asList(columns)));
		}
	}

	/**
	 * Deletes the rows of a session.
	 * @param table the table
	 * @param sessionId the id of the session
	 */
	public void deleteSession(String table, long sessionId) {
		this.jdbc.update(sql("delete from " + table + " where session_id = ?"), sessionId);
	}

	/**
	 * Inserts or changes a row.
	 * @param upsert the statement
	 * @param row the values of keys and other columns
	 * @return the number of changed rows
	 */
	public int upsert(Upsert upsert, @Nullable Object... row) {
		Binding binding = bindingOf(upsert.columns());
		return this.jdbc.update(sqlOf(upsert), (statement) -> binding.bind(statement, row));
	}

	/**
	 * Inserts or changes rows.
	 * @param upsert the statement
	 * @param rows the values of keys and other columns
	 */
	public void upsertAll(Upsert upsert, List<@Nullable Object[]> rows) {
		if (!rows.isEmpty()) {
			batch(sqlOf(upsert), rows, bindingOf(upsert.columns()));
		}
	}

	/**
	 * Whether statements of the calling thread may show an old state of the database,
	 * because they are part of a transaction that keeps showing one.
	 * @return true in a transaction of {@code REPEATABLE_READ} or {@code SERIALIZABLE}
	 */
	public boolean readsOldSnapshot() {
		if (!this.boundConnection.isThere()) {
			// The next statement sees what is committed by then.
			return false;
		}
		Integer chosen = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
		int isolation = (chosen != null) ? chosen : this.target.obtain().isolation();
		// In somebody else's transaction, our statements are on their own.
		return isolation > Connection.TRANSACTION_READ_COMMITTED && Boolean.TRUE
			.equals(this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> !connection.getAutoCommit()));
	}

	/**
	 * Lets the statements of the transaction at hand fail if the database does not answer
	 * for some time, where the driver can do that: a connection that has died without a
	 * word would be waited for longer than anybody has patience.
	 * @param millis how long
	 */
	public void limitSilence(int millis) {
		this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> NetworkTimeout.set(connection, millis));
	}

	/**
	 * Runs work that is undone by itself if it fails.
	 * @param work the work
	 */
	public void inSavepoint(Runnable work) {
		this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			Savepoint savepoint = connection.setSavepoint();
			try {
				work.run();
			}
			catch (RuntimeException ex) {
				connection.rollback(savepoint);
				throw ex;
			}
			connection.releaseSavepoint(savepoint);
			return true;
		});
	}

	private String sqlOf(Upsert upsert) {
		Target to = this.target.obtain();
		return this.rendered.computeIfAbsent(upsert,
				(key) -> upsert.render(to.platform(), to.names(), (column) -> h2Type(to.mapped().typeOf(column))));
	}

	private void batch(String sql, List<@Nullable Object[]> rows, Binding binding) {
		this.jdbc.batchUpdate(sql, rows, CHUNK, binding::bind);
	}

	private Binding bindingOf(List<String> columns) {
		return this.bindings.computeIfAbsent(columns,
				(key) -> Binding.of(columns, this.target.obtain().mapped()::typeOf));
	}

	private static int padded(int size) {
		return (size == 1) ? 1 : Integer.highestOneBit(size - 1) << 1;
	}

	private static String h2Type(int type) {
		return switch (type) {
			case Types.BIGINT -> "bigint";
			case Types.INTEGER -> "integer";
			case Types.BOOLEAN -> "boolean";
			case Types.VARBINARY -> "varbinary";
			default -> "varchar";
		};
	}

	/**
	 * What statements run against.
	 *
	 * @param platform which database it is
	 * @param isolation that of a connection for which nobody has chosen one
	 * @param mapped the names and types that Hibernate has mapped
	 * @param names the names to write into statements
	 */
	private record Target(Platform platform, int isolation, MappedNames mapped, SchemaNames names) {

	}

}
