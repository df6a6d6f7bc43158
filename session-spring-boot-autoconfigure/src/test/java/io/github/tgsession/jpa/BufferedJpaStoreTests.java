package io.github.tgsession.jpa;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The buffer in transactions of an application, on H2, and on SQLite with its only
 * connection.
 */
@ParameterizedClass
@ValueSource(strings = { "h2", "sqlite" })
class BufferedJpaStoreTests extends BufferedJpaStoreContract {

	private final String platform;

	BufferedJpaStoreTests(String platform) {
		this.platform = platform;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.platform.equals("h2") ? SharedJpaStores.h2() : SharedJpaStores.sqlite();
	}

}
