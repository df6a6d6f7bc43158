package io.github.tgsession.integration;

import org.junit.jupiter.api.condition.EnabledIf;

/**
 * {@link MigrationContract} on MariaDB, if the profile that brings the server is active.
 */
@EnabledIf(value = "io.github.tgsession.integration.MariaDbServer#isThere",
		disabledReason = "The profile 'mariadb' is not active")
class MariaDbMigrationTests extends MigrationContract {

	@Override
	String platform() {
		return "mariadb";
	}

	@Override
	String newDatabase(String name) {
		return MariaDbServer.newDatabase();
	}

}
