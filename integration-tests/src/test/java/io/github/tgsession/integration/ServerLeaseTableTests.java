package io.github.tgsession.integration;

import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.jpa.LeaseTableContract;
import io.github.tgsession.jpa.SharedJpaStores;

/**
 * {@link LeaseTableContract} on servers.
 */
@EachServer
class ServerLeaseTableTests extends LeaseTableContract {

	private final StoreServer server;

	ServerLeaseTableTests(StoreServer server) {
		this.server = server;
	}

	@Override
	protected JpaStoreFixture fixture() {
		SharedJpaStores.emptied(this.server.fixture().store());
		return this.server.fixture();
	}

}
