package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractIdentityContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} on servers.
 */
@EachServerStore
class ServerIdentityContractTests extends AbstractIdentityContract {

	private final ServerStore store;

	ServerIdentityContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
