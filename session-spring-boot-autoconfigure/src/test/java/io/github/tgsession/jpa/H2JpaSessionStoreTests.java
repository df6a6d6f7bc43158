package io.github.tgsession.jpa;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * {@link JpaSessionStore} on H2.
 */
class H2JpaSessionStoreTests extends JpaSessionStoreContract {

	private static JpaStoreFixture fixture;

	@BeforeAll
	static void start() {
		fixture = JpaStoreFixture.h2();
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Override
	protected JpaStoreFixture fixture() {
		return fixture;
	}

}
