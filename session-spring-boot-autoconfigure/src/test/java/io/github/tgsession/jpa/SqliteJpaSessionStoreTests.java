package io.github.tgsession.jpa;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link JpaSessionStore} on Sqlite.
 */
class SqliteJpaSessionStoreTests extends JpaSessionStoreContract {

	private static JpaStoreFixture fixture;

	@BeforeAll
	static void start(@TempDir Path directory) {
		fixture = JpaStoreFixture.sqlite(directory);
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Override
	JpaStoreFixture fixture() {
		return fixture;
	}

}
