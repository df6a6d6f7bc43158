package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractUpdateStateContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractUpdateStateContract} on servers.
 */
@EachServerStore
class ServerUpdateStateContractTests extends AbstractUpdateStateContract {

	private final ServerStore store;

	ServerUpdateStateContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
