package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractEntityContract} on the heap.
 */
class MemoryEntityContractTests extends AbstractEntityContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
