package io.github.tgsession.integration;

import io.github.tgsession.jpa.BufferedJpaStoreContract;
import io.github.tgsession.jpa.JpaStoreFixture;

/**
 * {@link BufferedJpaStoreContract} on servers.
 */
@EachServer
class ServerBufferedJpaStoreTests extends BufferedJpaStoreContract {

	private final StoreServer server;

	ServerBufferedJpaStoreTests(StoreServer server) {
		this.server = server;
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.server.fixture();
	}

}
