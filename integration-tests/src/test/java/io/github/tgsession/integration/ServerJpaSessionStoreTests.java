package io.github.tgsession.integration;

import io.github.tgsession.jpa.JpaSessionStoreContract;
import io.github.tgsession.jpa.JpaStoreFixture;

/**
 * {@link JpaSessionStoreContract} on servers.
 */
@EachServer
class ServerJpaSessionStoreTests extends JpaSessionStoreContract {

	private final StoreServer server;

	ServerJpaSessionStoreTests(StoreServer server) {
		this.server = server;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.server.fixture();
	}

}
