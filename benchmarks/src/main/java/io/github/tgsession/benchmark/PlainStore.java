package io.github.tgsession.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Our tables, filled and read with nothing but JDBC.
 */
final class PlainStore {

	private static final long SESSION = 1;

	private PlainStore() {
	}

	/**
	 * Makes the tables of a new database.
	 */
	static void create(Database database, Path directory) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url(directory))) {
			ScriptUtils.executeSqlScript(connection, new ClassPathResource(database.schema()));
		}
	}

	/**
	 * Inserts the peers of Telethon's session file: the rows that an import makes of
	 * them.
	 */
	static void importPeers(Path file, Database database, Path directory) throws SQLException {
		try (Connection target = DriverManager.getConnection(database.url(directory));
				PreparedStatement entities = target
					.prepareStatement("insert into telegram_entity (session_id, entity_id, access_hash, flags,"
							+ " username, phone, name, migrated_to, seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
				PreparedStatement usernames = target.prepareStatement(
						"insert into telegram_username (session_id, username, entity_id, seen_at) values (?, ?, ?, ?)")) {
			target.setAutoCommit(false);
			Batch batch = new Batch(target, entities, usernames);
			TelethonFile.read(file, (peer) -> add(batch, peer));
			batch.finish();
		}
	}

	private static void add(Batch batch, Peer peer) {
		String username = (peer.username() != null) ? peer.username().toLowerCase(Locale.ROOT) : null;
		long seenAt = peer.date() * 1000;
		batch.add(0, (insert) -> {
			insert.setLong(1, SESSION);
			insert.setLong(2, peer.id());
			insert.setLong(3, peer.hash());
			insert.setInt(4, 0);
			insert.setString(5, username);
			insert.setString(6, (peer.phone() != null) ? peer.phone().toString() : null);
			insert.setString(7, peer.name());
			insert.setNull(8, Types.BIGINT);
			insert.setLong(9, seenAt);
		});
		if (username != null) {
			batch.add(1, (insert) -> {
				insert.setLong(1, SESSION);
				insert.setString(2, username);
				insert.setLong(3, peer.id());
				insert.setLong(4, seenAt);
			});
		}
		batch.endRow();
	}

	/**
	 * Counts the entities and the usernames of all sessions.
	 */
	static Counts count(Database database, Path directory) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url(directory));
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"select (select count(*) from telegram_entity), (select count(*) from telegram_username)")) {
			rows.next();
			return new Counts(rows.getLong(1), rows.getLong(2));
		}
	}

	/**
	 * The general position of the only session that has one.
	 */
	static int position(Database database, Path directory) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url(directory));
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pts from telegram_update_state where entity_id = 0")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	/**
	 * How much is in a store.
	 *
	 * @param entities the entities
	 * @param usernames the usernames
	 */
	record Counts(long entities, long usernames) {

	}

}
