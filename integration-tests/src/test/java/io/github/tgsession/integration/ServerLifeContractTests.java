package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractLifeContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractLifeContract} on servers.
 */
@EachServerStore
class ServerLifeContractTests extends AbstractLifeContract {

	private final ServerStore store;

	ServerLifeContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
