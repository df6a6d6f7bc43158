package io.github.tgsession.integration;

import io.github.tgsession.jpa.JpaStoreConcurrencyContract;
import io.github.tgsession.jpa.JpaStoreFixture;

/**
 * {@link JpaStoreConcurrencyContract} on servers.
 */
@EachServer
class ServerJpaStoreConcurrencyTests extends JpaStoreConcurrencyContract {

	private final StoreServer server;

	ServerJpaStoreConcurrencyTests(StoreServer server) {
		this.server = server;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.server.fixture();
	}

}
