package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractLifeContract} on the heap.
 */
class MemoryLifeContractTests extends AbstractLifeContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
