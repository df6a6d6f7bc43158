package io.github.tgsession.integration;

import io.github.tgsession.contract.AbstractAsyncContract;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractAsyncContract} on servers.
 */
@EachServerStore
class ServerAsyncContractTests extends AbstractAsyncContract {

	private final ServerStore store;

	ServerAsyncContractTests(ServerStore store) {
		this.store = store;
	}

	@Override
	protected SessionStore createStore() {
		return this.store.empty();
	}

}
