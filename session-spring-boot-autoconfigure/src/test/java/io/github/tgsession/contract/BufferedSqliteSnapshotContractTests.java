package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractSnapshotContract} with a buffer over SQLite.
 */
class BufferedSqliteSnapshotContractTests extends AbstractSnapshotContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptySqlite());
	}

}
