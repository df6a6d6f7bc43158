package io.github.tgsession.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes Pyrogram's session files of version 3.
 */
final class PyrogramFileWriter {

	private final Connection connection;

	private final TransferProgress progress;

	PyrogramFileWriter(Connection connection, TransferProgress progress) {
		this.connection = connection;
		this.progress = progress;
	}

	void write(Login login, OpenedSession session) throws SQLException {
		execute("""
				CREATE TABLE sessions
				(
				    dc_id     INTEGER PRIMARY KEY,
				    api_id    INTEGER,
				    test_mode INTEGER,
				    auth_key  BLOB,
				    date      INTEGER NOT NULL,
				    user_id   INTEGER,
				    is_bot    INTEGER
				)""", """
				CREATE TABLE peers
				(
				    id             INTEGER PRIMARY KEY,
				    access_hash    INTEGER,
				    type           INTEGER NOT NULL,
				    username       TEXT,
				    phone_number   TEXT,
				    last_update_on INTEGER NOT NULL DEFAULT (CAST(STRFTIME('%s', 'now') AS INTEGER))
				)""", """
				CREATE TABLE version
				(
				    number INTEGER PRIMARY KEY
				)""", "insert into version values (3)");
		writeLogin(login);
		writePeers(session);
		// Indexes are made in one go, and the trigger would change the dates.
		execute("CREATE INDEX idx_peers_id ON peers (id)", "CREATE INDEX idx_peers_username ON peers (username)",
				"CREATE INDEX idx_peers_phone_number ON peers (phone_number)", """
						CREATE TRIGGER trg_peers_last_update_on
						    AFTER UPDATE
						    ON peers
						BEGIN
						    UPDATE peers
						    SET last_update_on = CAST(STRFTIME('%s', 'now') AS INTEGER)
						    WHERE id = NEW.id;
						END""");
		session.forEachPeerReference((reference) -> this.progress.passesPeerReference());
		session.forEachFile(this.progress::passes);
	}

	private void execute(String... statements) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String each : statements) {
				statement.execute(each);
			}
		}
	}

	private void writeLogin(Login login) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(
				"insert into sessions values (?, ?, ?, ?, cast(strftime('%s', 'now') as integer), ?, ?)")) {
			statement.setInt(1, login.dcId());
			statement.setObject(2, login.apiId());
			statement.setInt(3, login.testMode() ? 1 : 0);
			statement.setObject(4, (login.authKey() != null) ? login.authKey().toByteArray() : null);
			statement.setObject(5, login.userId());
			statement.setObject(6, asInteger(login.bot()));
			statement.executeUpdate();
		}
	}

	private static @Nullable Integer asInteger(@Nullable Boolean value) {
		return (value != null) ? Integer.valueOf(value ? 1 : 0) : null;
	}

	private void writePeers(OpenedSession session) throws SQLException {
		SessionFormat source = session.format().format();
		boolean usersAreKnown = source == null || source.holds().contains(SessionPart.ENTITY_TYPES);
		long[] useless = new long[1];
		long[] guessed = new long[1];
		try (SqliteBatch batch = new SqliteBatch(this.connection, "peers", 6)) {
			session.forEachEntity((entity) -> {
				if ((entity.flags() & EntityRow.MIN) != 0) {
					useless[0]++;
					return;
				}
				batch.add(entity.id(), entity.accessHash(), PyrogramPeerType.of(entity),
						TelethonFileWriter.username(entity), entity.phone(), entity.seenAt() / 1_000);
				guessed[0] += PyrogramPeerType.isExact(entity, usersAreKnown) ? 0 : 1;
				this.progress.passes(entity);
			});
			batch.flush();
		}
		this.progress.noteUseless(useless[0]);
		if (guessed[0] > 0) {
			this.progress.note(TransferProgress.count(guessed[0], "peer was", "peers were")
					+ " written as 'user' or 'channel', the nearest of their kind: whether they are bots or"
					+ " supergroups is not known");
		}
	}

}
