package io.github.tgsession.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A format of SQLite files, recognised by its tables.
 */
interface FileFormat {

	/**
	 * The formats that {@link #write} writes.
	 */
	Set<SessionFormat> formats();

	/**
	 * Whether a file is of this format or of an older form of it.
	 */
	boolean recognises(SqliteFile file) throws SQLException;

	/**
	 * Opens a file for reading.
	 * @param file the file, closed with the session
	 * @param options how doubtful content is treated
	 * @return the session
	 * @throws TransferProblem if the content cannot be
	 */
	OpenedSession read(SqliteFile file, TransferOptions options) throws SQLException;

	/**
	 * Writes a session into an empty database.
	 * @param connection the database, in a transaction that the caller ends
	 * @param format one of {@link #formats()}
	 * @param login has all that the format needs
	 * @param session the rest
	 * @param progress counts what passes and tells of it
	 * @throws TransferProblem if a value does not fit into the format
	 */
	void write(Connection connection, SessionFormat format, Login login, OpenedSession session,
			TransferProgress progress) throws SQLException;

}
