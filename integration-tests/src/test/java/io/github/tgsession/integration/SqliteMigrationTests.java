package io.github.tgsession.integration;

/**
 * {@link MigrationContract} on SQLite.
 */
class SqliteMigrationTests extends MigrationContract {

	@Override
	String platform() {
		return "sqlite";
	}

	@Override
	String newDatabase(String name) {
		return "jdbc:sqlite:" + this.directory.resolve(name + ".db")
				+ "?journal_mode=WAL&busy_timeout=5000&synchronous=FULL&transaction_mode=IMMEDIATE";
	}

}
