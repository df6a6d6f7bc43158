package io.github.tgsession.integration;

/**
 * {@link MigrationContract} on PostgreSQL.
 */
class PostgresMigrationTests extends MigrationContract {

	@Override
	String platform() {
		return "postgresql";
	}

	@Override
	String newDatabase(String name) {
		return PostgresServer.newDatabase();
	}

}
