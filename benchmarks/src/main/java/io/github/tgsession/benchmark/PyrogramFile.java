package io.github.tgsession.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/**
 * Pyrogram's session file, written by plain JDBC.
 */
final class PyrogramFile {

	private static final long FIRST_CHANNEL = -1_000_000_000_000L;

	private PyrogramFile() {
	}

	/**
	 * Writes the peers that a file of Telethon has. The indexes follow the rows.
	 */
	static void copy(Path source, Path target) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + target)) {
			connection.setAutoCommit(false);
			execute(connection, """
					create table peers (id integer primary key, access_hash integer, type integer not null,
					username text, phone_number text, last_update_on integer not null)""");
			try (PreparedStatement insert = connection
				.prepareStatement("insert into peers values (?, ?, ?, ?, ?, ?)")) {
				Batch batch = new Batch(connection, insert);
				TelethonFile.read(source, (peer) -> batch.add((row) -> set(row, peer)));
				batch.finish();
			}
			execute(connection, "create index idx_peers_id on peers (id)",
					"create index idx_peers_username on peers (username)",
					"create index idx_peers_phone_number on peers (phone_number)");
			connection.commit();
		}
	}

	private static void set(PreparedStatement row, Peer peer) throws SQLException {
		row.setLong(1, peer.id());
		row.setLong(2, peer.hash());
		row.setString(3, (peer.id() > 0) ? "user" : (peer.id() > FIRST_CHANNEL) ? "group" : "channel");
		row.setString(4, peer.username());
		if (peer.phone() != null) {
			row.setString(5, peer.phone().toString());
		}
		else {
			row.setNull(5, Types.VARCHAR);
		}
		row.setLong(6, peer.date());
	}

	/**
	 * Counts the peers of a file and their usernames.
	 */
	static PlainStore.Counts count(Path file) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*), count(username) from peers")) {
			rows.next();
			return new PlainStore.Counts(rows.getLong(1), rows.getLong(2));
		}
	}

	private static void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String each : statements) {
				statement.execute(each);
			}
		}
	}

}
