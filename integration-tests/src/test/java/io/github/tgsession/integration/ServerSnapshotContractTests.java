package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractSnapshotContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractSnapshotContract} on servers.
 */
@EachServerStore
class ServerSnapshotContractTests extends AbstractSnapshotContract {

	private final ServerStore store;

	ServerSnapshotContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
