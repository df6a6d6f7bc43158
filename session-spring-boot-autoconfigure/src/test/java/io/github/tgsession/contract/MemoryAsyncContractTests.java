package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractAsyncContract} on the heap.
 */
class MemoryAsyncContractTests extends AbstractAsyncContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
