package io.github.tgsession.jpa;

import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@link JpaSessionStore} when H2 refuses something.
 */
class JpaStoreFailureTests extends JpaStoreFailureContract {

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

	@Test
	void noMessageShowsAKey() {
		byte[] tooLong = new byte[2000];
		tooLong[0] = (byte) 0xAB;
		tooLong[1] = (byte) 0xCD;
		assertNothingShows(
				(changes) -> changes.authKey(new AuthKeyChange(2, 0, new AuthKeyRow(2, 0, 1, tooLong, null, null), 1)),
				"abcd");
	}

}
