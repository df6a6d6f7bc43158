package io.github.tgsession.jpa;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link JpaSessionStore} under eight threads, on H2 and SQLite.
 */
@ParameterizedClass
@ValueSource(strings = { "h2", "sqlite" })
class JpaStoreConcurrencyTests extends JpaStoreConcurrencyContract {

	private final String platform;

	JpaStoreConcurrencyTests(String platform) {
		this.platform = platform;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.platform.equals("h2") ? SharedJpaStores.h2() : SharedJpaStores.sqlite();
	}

}
