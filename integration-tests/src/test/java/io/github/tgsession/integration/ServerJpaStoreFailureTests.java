package io.github.tgsession.integration;

import io.github.tgsession.jpa.JpaStoreFailureContract;
import io.github.tgsession.jpa.JpaStoreFixture;

/**
 * {@link JpaStoreFailureContract} on servers.
 */
@EachServer
class ServerJpaStoreFailureTests extends JpaStoreFailureContract {

	private final StoreServer server;

	ServerJpaStoreFailureTests(StoreServer server) {
		this.server = server;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.server.fixture();
	}

}
