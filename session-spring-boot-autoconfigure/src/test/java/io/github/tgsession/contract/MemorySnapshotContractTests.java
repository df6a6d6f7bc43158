package io.github.tgsession.contract;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractSnapshotContract} on the heap.
 */
class MemorySnapshotContractTests extends AbstractSnapshotContract {

	@Override
	protected SessionStore createStore() {
		return new MemorySessionStore();
	}

}
