package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} on the heap.
 */
class MemoryIdentityContractTests extends AbstractIdentityContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
