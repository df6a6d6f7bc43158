package io.github.tgsession.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The session files of Pyrogram and Kurigram: all versions with these tables are read,
 * Pyrogram's version 3 is written.
 */
final class PyrogramFile implements FileFormat {

	private static final int LATEST_VERSION = 7;

	@Override
	public Set<SessionFormat> formats() {
		return EnumSet.of(SessionFormat.PYROGRAM_SQLITE);
	}

	@Override
	public boolean recognises(SqliteFile file) throws SQLException {
		SqliteTable sessions = file.table("sessions");
		return sessions != null && sessions.has("auth_key") && sessions.has("user_id");
	}

	@Override
	public OpenedSession read(SqliteFile file, TransferOptions options) throws SQLException {
		boolean kurigram = file.table("usernames") != null || file.table(PositionRows.TABLE) != null;
		FileVersion version = FileVersion.read(file, "number",
				kurigram ? "Kurigram session file" : "Pyrogram session file");
		version.requireKnown(LATEST_VERSION, options);
		return new PyrogramFileSession(file, version,
				new DetectedFormat(SessionFormat.PYROGRAM_SQLITE, version.description()), new ReadingNotes(options));
	}

	@Override
	public void write(Connection connection, SessionFormat format, Login login, OpenedSession session,
			TransferProgress progress) throws SQLException {
		new PyrogramFileWriter(connection, progress).write(login, session);
	}

}
