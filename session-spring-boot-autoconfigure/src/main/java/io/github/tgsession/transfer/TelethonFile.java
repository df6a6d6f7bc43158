package io.github.tgsession.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Telethon's session files: versions 1 to 8 are read, 7 and 8 are written.
 */
final class TelethonFile implements FileFormat {

	private static final int LATEST_VERSION = 8;

	@Override
	public Set<SessionFormat> formats() {
		return EnumSet.of(SessionFormat.TELETHON_SQLITE, SessionFormat.TELETHON_SQLITE_8);
	}

	@Override
	public boolean recognises(SqliteFile file) throws SQLException {
		SqliteTable sessions = file.table("sessions");
		if (sessions != null) {
			return sessions.has("auth_key") && sessions.has("server_address") && !sessions.has("user_id");
		}
		SqliteTable entities = file.table("entities");
		return entities != null && entities.has("id") && entities.has("hash");
	}

	@Override
	public OpenedSession read(SqliteFile file, TransferOptions options) throws SQLException {
		FileVersion version = FileVersion.read(file, "version", "Telethon session file");
		version.requireKnown(LATEST_VERSION, options);
		SessionFormat format = (version.number() >= LATEST_VERSION) ? SessionFormat.TELETHON_SQLITE_8
				: SessionFormat.TELETHON_SQLITE;
		return new TelethonFileSession(file, version, new DetectedFormat(format, version.description()),
				new ReadingNotes(options), System.currentTimeMillis());
	}

	@Override
	public void write(Connection connection, SessionFormat format, Login login, OpenedSession session,
			TransferProgress progress) throws SQLException {
		new TelethonFileWriter(connection, format == SessionFormat.TELETHON_SQLITE_8, progress).write(login, session);
	}

}
