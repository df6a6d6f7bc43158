package io.github.tgsession.transfer;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes Telethon's session files of version 7 and 8.
 */
final class TelethonFileWriter {

	/**
	 * Digits that fit into SQLite's integers.
	 */
	private static final int MAX_INTEGER_DIGITS = 18;

	private static final byte[] NO_KEY = {};

	private final Connection connection;

	private final boolean temporaryKeys;

	private final TransferProgress progress;

	TelethonFileWriter(Connection connection, boolean temporaryKeys, TransferProgress progress) {
		this.connection = connection;
		this.temporaryKeys = temporaryKeys;
		this.progress = progress;
	}

	void write(Login login, OpenedSession session) throws SQLException {
		createTables();
		writeLogin(login, session.identity());
		writeUpdateStates(session.updateStates());
		writeEntities(login, session);
		writeFiles(session);
	}

	private void createTables() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CREATE TABLE version (version integer primary key)");
			statement.execute("""
					CREATE TABLE sessions (
					                    dc_id integer primary key,
					                    server_address text,
					                    port integer,
					                    auth_key blob,
					                    takeout_id integer%s
					                )"""
				.formatted(this.temporaryKeys ? ",\n                    tmp_auth_key blob" : ""));
			statement.execute("""
					CREATE TABLE entities (
					                    id integer primary key,
					                    hash integer not null,
					                    username text,
					                    phone integer,
					                    name text,
					                    date integer
					                )""");
			statement.execute("""
					CREATE TABLE sent_files (
					                    md5_digest blob,
					                    file_size integer,
					                    type integer,
					                    id integer,
					                    hash integer,
					                    primary key(md5_digest, file_size, type)
					                )""");
			statement.execute("""
					CREATE TABLE update_state (
					                    id integer primary key,
					                    pts integer,
					                    qts integer,
					                    date integer,
					                    seq integer
					                )""");
			statement.execute("insert into version values (" + (this.temporaryKeys ? 8 : 7) + ")");
		}
	}

	private void writeLogin(Login login, SnapshotIdentity identity) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("insert into sessions values (?, ?, ?, ?, ?" + (this.temporaryKeys ? ", ?" : "") + ")")) {
			DataCenterRow dataCenter = login.dataCenter();
			statement.setInt(1, login.dcId());
			statement.setObject(2, (dataCenter != null) ? dataCenter.address() : null);
			statement.setObject(3, (dataCenter != null) ? dataCenter.port() : null);
			statement.setBytes(4, (login.authKey() != null) ? login.authKey().toByteArray() : NO_KEY);
			statement.setObject(5, identity.takeoutId());
			if (this.temporaryKeys) {
				SnapshotKey key = identity.currentKey(AuthKeyPurpose.TEMPORARY).orElse(null);
				statement.setBytes(6, (key != null) ? key.key().toByteArray() : NO_KEY);
			}
			statement.executeUpdate();
		}
	}

	private void writeUpdateStates(Map<Long, UpdateState> states) throws SQLException {
		int withoutPts = 0;
		try (SqliteBatch batch = new SqliteBatch(this.connection, "update_state", 5)) {
			for (Map.Entry<Long, UpdateState> entry : states.entrySet()) {
				UpdateState state = entry.getValue();
				if (state.pts() != null) {
					batch.add(entry.getKey(), state.pts(), orZero(state.qts()), orZero(state.date()),
							orZero(state.seq()));
				}
				else {
					withoutPts++;
				}
			}
			batch.flush();
		}
		if (withoutPts > 0) {
			this.progress.note(TransferProgress.count(withoutPts, "position was", "positions were")
					+ " left out: Telethon needs the number of events, which is not known");
		}
	}

	private static Integer orZero(@Nullable Integer value) {
		return (value != null) ? value : 0;
	}

	private void writeEntities(Login login, OpenedSession session) throws SQLException {
		long[] useless = new long[1];
		try (SqliteBatch batch = new SqliteBatch(this.connection, "entities", 6)) {
			if (login.userId() != null) {
				batch.add(0L, login.userId(), null, null, null, null);
			}
			session.forEachEntity((entity) -> {
				if ((entity.flags() & EntityRow.MIN) != 0) {
					useless[0]++;
					return;
				}
				batch.add(entity.id(), entity.accessHash(), username(entity), phone(entity.phone()), entity.name(),
						(entity.seenAt() > 0) ? entity.seenAt() / 1_000 : null);
				this.progress.passes(entity);
			});
			batch.flush();
		}
		this.progress.noteUseless(useless[0]);
	}

	/**
	 * The one username that Telethon has room for must be one that finds the entity.
	 */
	static @Nullable String username(EntityRow entity) {
		if (entity.username() != null && entity.usernames().contains(entity.username())) {
			return entity.username();
		}
		return entity.usernames().isEmpty() ? null : entity.usernames().get(0);
	}

	/**
	 * Telethon looks for phone numbers as SQLite compares numbers, and beyond 64 bits
	 * SQLite counts in floating-point numbers.
	 */
	private static @Nullable Object phone(@Nullable String digits) {
		if (digits == null) {
			return null;
		}
		if (digits.length() <= MAX_INTEGER_DIGITS) {
			return Long.valueOf(digits);
		}
		BigInteger number = new BigInteger(digits);
		if (number.bitLength() < Long.SIZE) {
			return number.longValue();
		}
		return number.doubleValue();
	}

	private void writeFiles(OpenedSession session) throws SQLException {
		try (SqliteBatch batch = new SqliteBatch(this.connection, "sent_files", 5)) {
			session.forEachFile((file) -> {
				batch.add(HexFormat.of().parseHex(file.key().md5()), file.key().fileSize(), file.key().kind(),
						file.fileId(), file.accessHash());
				this.progress.passes(file);
			});
			batch.flush();
		}
	}

}
