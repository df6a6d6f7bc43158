package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractUpdateStateContract} on the heap.
 */
class MemoryUpdateStateContractTests extends AbstractUpdateStateContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
