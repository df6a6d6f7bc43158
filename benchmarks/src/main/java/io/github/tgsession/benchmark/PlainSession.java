package io.github.tgsession.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One session in our tables, over one connection and with nothing but JDBC.
 */
final class PlainSession implements AutoCloseable {

	/**
	 * All that is known of an entity.
	 */
	static final String COLUMNS = "entity_id, access_hash, flags, username, phone, name, migrated_to, seen_at";

	private static final int KEYS = 512;

	private static final long UNREGISTERED = 1;

	private final Database database;

	private final Connection connection;

	private final long id;

	private final PreparedStatement insertEntity;

	private final PreparedStatement insertUsername;

	private PlainSession(Database database, Connection connection, long id) throws SQLException {
		this.database = database;
		this.connection = connection;
		this.id = id;
		this.connection.setAutoCommit(false);
		this.insertEntity = connection
			.prepareStatement("insert into telegram_entity (session_id, entity_id, access_hash, flags,"
					+ " username, phone, name, migrated_to, seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
		this.insertUsername = connection.prepareStatement(
				"insert into telegram_username (session_id, username, entity_id, seen_at) values (?, ?, ?, ?)");
	}

	/**
	 * Opens the only session of a database, or one that is not registered if there is
	 * none.
	 */
	static PlainSession open(Database database, Path directory) throws SQLException {
		Connection connection = DriverManager.getConnection(database.url(directory));
		return new PlainSession(database, connection, readId(connection));
	}

	/**
	 * Opens the session of a name, which is there.
	 */
	static PlainSession open(Database database, Path directory, String name) throws SQLException {
		Connection connection = DriverManager.getConnection(database.url(directory));
		return new PlainSession(database, connection, readId(connection, name));
	}

	private static long readId(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select id from telegram_session")) {
			return rows.next() ? rows.getLong(1) : UNREGISTERED;
		}
	}

	private static long readId(Connection connection, String name) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement("select id from telegram_session where name = ?")) {
			select.setString(1, name);
			try (ResultSet rows = select.executeQuery()) {
				rows.next();
				return rows.getLong(1);
			}
		}
	}

	/**
	 * Prepares a statement that only reads, each time by itself. Its first parameter is
	 * the session.
	 */
	PreparedStatement prepareReading(String select) throws SQLException {
		this.connection.setAutoCommit(true);
		PreparedStatement statement = this.connection.prepareStatement(select);
		statement.setLong(1, this.id);
		return statement;
	}

	/**
	 * Inserts peers in one transaction.
	 */
	void insert(List<Peer> peers, long seenAt) throws SQLException {
		insert(peers::forEach, seenAt);
	}

	/**
	 * Inserts peers, a thousand in a batch.
	 */
	void insert(Consumer<Consumer<Peer>> peers, long seenAt) throws SQLException {
		Batch batch = new Batch(this.connection, this.insertEntity, this.insertUsername);
		peers.accept((peer) -> {
			batch.add(0, (row) -> setEntity(row, peer, seenAt));
			if (peer.username() != null) {
				batch.add(1, (row) -> setUsername(row, peer, seenAt));
			}
			batch.endRow();
		});
		batch.finish();
	}

	private void setEntity(PreparedStatement row, Peer peer, long seenAt) throws SQLException {
		row.setLong(1, this.id);
		row.setLong(2, peer.id());
		row.setLong(3, peer.hash());
		row.setInt(4, 0);
		row.setString(5, peer.username());
		row.setString(6, (peer.phone() != null) ? peer.phone().toString() : null);
		row.setString(7, peer.name());
		row.setNull(8, Types.BIGINT);
		row.setLong(9, seenAt);
	}

	private void setUsername(PreparedStatement row, Peer peer, long seenAt) throws SQLException {
		row.setLong(1, this.id);
		row.setString(2, peer.username());
		row.setLong(3, peer.id());
		row.setLong(4, seenAt);
	}

	/**
	 * Reads the entities of some ids, and the usernames of those that are found.
	 */
	Map<Long, Found> read(Collection<Peer> peers) throws SQLException {
		Map<Long, Found> found = new HashMap<>();
		List<Long> ids = peers.stream().map(Peer::id).toList();
		forKeys(COLUMNS, "telegram_entity", ids,
				(rows) -> found.put(rows.getLong(1), new Found(peer(rows), new ArrayList<>(1))));
		forKeys("entity_id, username", "telegram_username", List.copyOf(found.keySet()), (rows) -> {
			Found entity = found.get(rows.getLong(1));
			if (entity != null) {
				entity.usernames().add(rows.getString(2));
			}
		});
		this.connection.commit();
		return found;
	}

	/**
	 * The peer in the first row, which must be there.
	 */
	static Peer onlyPeer(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			throw new IllegalStateException("A peer was not found");
		}
		return peer(rows);
	}

	/**
	 * The peer of a row of {@link #COLUMNS}.
	 */
	static Peer peer(ResultSet rows) throws SQLException {
		return new Peer(rows.getLong(1), rows.getLong(2), rows.getString(4), number(rows, 5), rows.getString(6),
				rows.getLong(8));
	}

	private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
		String text = rows.getString(column);
		return (text != null) ? Long.valueOf(text) : null;
	}

	private void forKeys(String columns, String table, List<Long> ids, RowHandler handler) throws SQLException {
		for (int from = 0; from < ids.size(); from += KEYS) {
			List<Long> part = ids.subList(from, Math.min(from + KEYS, ids.size()));
			try (PreparedStatement select = this.connection
				.prepareStatement(this.database.selectByKeys(columns, table, "entity_id", part.size()))) {
				setKeys(select, part);
				try (ResultSet rows = select.executeQuery()) {
					while (rows.next()) {
						handler.handle(rows);
					}
				}
			}
		}
	}

	private void setKeys(PreparedStatement select, List<Long> ids) throws SQLException {
		if (this.database.hasArrays()) {
			select.setObject(1, ids.toArray());
			select.setLong(2, this.id);
			return;
		}
		select.setLong(1, this.id);
		for (int index = 0; index < ids.size(); index++) {
			select.setLong(index + 2, ids.get(index));
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

	/**
	 * What was read of an entity.
	 *
	 * @param peer the entity
	 * @param usernames its usernames
	 */
	record Found(Peer peer, List<String> usernames) {

		/**
		 * Whether nothing of a peer has changed but when it was seen.
		 */
		boolean isOf(Peer other) {
			return this.peer.hash() == other.hash() && Objects.equals(this.peer.username(), other.username())
					&& Objects.equals(this.peer.phone(), other.phone())
					&& Objects.equals(this.peer.name(), other.name())
					&& this.usernames.equals((other.username() != null) ? List.of(other.username()) : List.of());
		}

	}

	private interface RowHandler {

		void handle(ResultSet rows) throws SQLException;

	}

}
