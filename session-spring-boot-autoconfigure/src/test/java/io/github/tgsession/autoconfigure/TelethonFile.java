package io.github.tgsession.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.tgsession.AuthKey;

/**
 * Makes session files as Telethon does, version 7.
 */
final class TelethonFile {

	static final String ENTITY_NAME = "Alice Wonder";

	static final String PHONE = "4915112345678";

	private TelethonFile() {
	}

	/**
	 * Writes a file with a login and the users 1 to the given number.
	 */
	static Path write(Path file, AuthKey key, int users) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("create table version (version integer primary key)");
				statement.executeUpdate("insert into version values (7)");
				statement.executeUpdate("create table sessions (dc_id integer primary key, server_address text, "
						+ "port integer, auth_key blob, takeout_id integer)");
				statement.executeUpdate("create table entities (id integer primary key, hash integer not null, "
						+ "username text, phone integer, name text, date integer)");
				statement.executeUpdate("create table sent_files (md5_digest blob, file_size integer, type integer, "
						+ "id integer, hash integer, primary key(md5_digest, file_size, type))");
				statement.executeUpdate("create table update_state (id integer primary key, pts integer, qts integer, "
						+ "date integer, seq integer)");
				statement.executeUpdate("insert into update_state values (0, 11, 12, 13, 14)");
			}
			try (PreparedStatement statement = connection
				.prepareStatement("insert into sessions values (2, '149.154.167.51', 443, ?, null)")) {
				statement.setBytes(1, key.toByteArray());
				statement.executeUpdate();
			}
			insertUsers(connection, users);
			connection.commit();
		}
		return file;
	}

	private static void insertUsers(Connection connection, int users) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("insert into entities values (?, 7000000001, ?, " + PHONE + ", ?, 1600000000)")) {
			for (int id = 1; id <= users; id++) {
				statement.setInt(1, id);
				statement.setString(2, "user" + id);
				statement.setString(3, ENTITY_NAME);
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

}
