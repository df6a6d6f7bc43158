package io.github.tgsession.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Telethon's session file, version 7, written and read with nothing but JDBC.
 */
final class TelethonFile {

	private static final String SELECT = "select id, hash, username, phone, name, date from entities";

	private static final String INSERT = "insert into entities (id, hash, username, phone, name, date)"
			+ " values (?, ?, ?, ?, ?, ?)";

	private static final String[] TABLES = { "create table version (version integer primary key)", """
			create table sessions (dc_id integer primary key, server_address text, port integer, auth_key blob,
			takeout_id integer)""", """
			create table entities (id integer primary key, hash integer not null, username text, phone integer,
			name text, date integer)""", """
			create table sent_files (md5_digest blob, file_size integer, type integer, id integer, hash integer,
			primary key (md5_digest, file_size, type))""", """
			create table update_state (id integer primary key, pts integer, qts integer, date integer,
			seq integer)""" };

	private static final int AUTH_KEY_LENGTH = 256;

	private TelethonFile() {
	}

	/**
	 * Writes a session with a login and peers.
	 */
	static void write(Path file, Peers peers) throws SQLException {
		try (Connection connection = create(file); PreparedStatement insert = connection.prepareStatement(INSERT)) {
			writeLogin(connection);
			Batch batch = new Batch(connection, insert);
			peers.forEach((peer) -> add(batch, peer));
			batch.finish();
		}
	}

	/**
	 * Writes what another file has.
	 */
	static void copy(Path source, Path target) throws SQLException {
		try (Connection connection = create(target); PreparedStatement insert = connection.prepareStatement(INSERT)) {
			writeLogin(connection);
			Batch batch = new Batch(connection, insert);
			read(source, (peer) -> add(batch, peer));
			batch.finish();
		}
	}

	/**
	 * Hands over the peers of a file.
	 */
	static void read(Path file, Consumer<Peer> consumer) throws SQLException {
		try (Connection connection = open(file);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(SELECT)) {
			while (rows.next()) {
				consumer.accept(peer(rows));
			}
		}
	}

	/**
	 * Counts the peers of a file and their usernames.
	 */
	static PlainStore.Counts count(Path file) throws SQLException {
		try (Connection connection = open(file);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*), count(username) from entities")) {
			rows.next();
			return new PlainStore.Counts(rows.getLong(1), rows.getLong(2));
		}
	}

	/**
	 * The general position of a file.
	 */
	static int position(Path file) throws SQLException {
		try (Connection connection = open(file);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pts from update_state where id = 0")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	/**
	 * Opens a file to be read.
	 */
	private static Connection open(Path file) throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
	}

	private static Peer peer(ResultSet rows) throws SQLException {
		return new Peer(rows.getLong(1), rows.getLong(2), rows.getString(3), number(rows, 4), rows.getString(5),
				rows.getLong(6));
	}

	private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
		long number = rows.getLong(column);
		return rows.wasNull() ? null : number;
	}

	private static Connection create(Path file) throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			for (String table : TABLES) {
				statement.execute(table);
			}
		}
		return connection;
	}

	private static void writeLogin(Connection connection) throws SQLException {
		byte[] key = new byte[AUTH_KEY_LENGTH];
		for (int index = 0; index < key.length; index++) {
			key[index] = (byte) index;
		}
		try (Statement statement = connection.createStatement();
				PreparedStatement session = connection
					.prepareStatement("insert into sessions values (2, '149.154.167.51', 443, ?, null)")) {
			statement.execute("insert into version values (7)");
			statement.execute("insert into update_state values (0, 1000, 10, 1700000000, 5)");
			session.setBytes(1, key);
			session.executeUpdate();
		}
	}

	private static void add(Batch batch, Peer peer) {
		batch.add((insert) -> {
			insert.setLong(1, peer.id());
			insert.setLong(2, peer.hash());
			insert.setString(3, peer.username());
			setNumber(insert, 4, peer.phone());
			insert.setString(5, peer.name());
			insert.setLong(6, peer.date());
		});
	}

	private static void setNumber(PreparedStatement insert, int index, @Nullable Long number) throws SQLException {
		if (number != null) {
			insert.setLong(index, number);
		}
		else {
			insert.setNull(index, Types.BIGINT);
		}
	}

}
