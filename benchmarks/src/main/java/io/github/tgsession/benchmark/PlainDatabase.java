package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A new database with our tables in a directory of its own, and a session over one
 * connection to it.
 */
final class PlainDatabase implements AutoCloseable {

	private final WorkDirectory directory;

	private final PlainSession session;

	private PlainDatabase(WorkDirectory directory, PlainSession session) {
		this.directory = directory;
		this.session = session;
	}

	static PlainDatabase create(Database database) throws IOException, SQLException {
		return create(database, (session) -> {
		});
	}

	/**
	 * Makes a database and fills it over a connection that is closed again.
	 */
	static PlainDatabase create(Database database, Filling filling) throws IOException, SQLException {
		WorkDirectory directory = WorkDirectory.create();
		PlainStore.create(database, directory.path());
		try (PlainSession session = PlainSession.open(database, directory.path())) {
			filling.fill(session);
		}
		return new PlainDatabase(directory, PlainSession.open(database, directory.path()));
	}

	Path directory() {
		return this.directory.path();
	}

	PlainSession session() {
		return this.session;
	}

	@Override
	public void close() throws IOException, SQLException {
		this.session.close();
		this.directory.close();
	}

	/**
	 * Puts into a database what is there from the start.
	 */
	interface Filling {

		void fill(PlainSession session) throws SQLException;

	}

}
