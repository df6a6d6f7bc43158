package io.github.tgsession.transfer;

import java.nio.file.Path;

/**
 * All formats of SQLite files.
 */
final class SqliteSessions {

	private SqliteSessions() {
	}

	static OpenedSession open(Path file, TransferOptions options) {
		throw new UnsupportedOperationException();
	}

	static void write(Path file, SessionFormat format, Login login, OpenedSession session, TransferProgress progress) {
		throw new UnsupportedOperationException();
	}

}
