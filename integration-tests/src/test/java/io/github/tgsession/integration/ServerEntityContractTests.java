package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractEntityContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractEntityContract} on servers.
 */
@EachServerStore
class ServerEntityContractTests extends AbstractEntityContract {

	private final ServerStore store;

	ServerEntityContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
