package io.github.tgsession.integration;

import io.github.tgsession.jpa.JpaStoreConcurrencyContract;
import io.github.tgsession.jpa.JpaStoreFixture;
import org.junit.jupiter.api.BeforeEach;

/**
 * {@link JpaStoreConcurrencyContract} on servers.
 */
@EachServer
class ServerStoreConcurrencyTests extends JpaStoreConcurrencyContract {

	private final StoreServer server;

	ServerStoreConcurrencyTests(StoreServer server) {
		this.server = server;
	}

	@BeforeEach
	void empty() {
		this.server.emptyStore();
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.server.fixture();
	}

}
