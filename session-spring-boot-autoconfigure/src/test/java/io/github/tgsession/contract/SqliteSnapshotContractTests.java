package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractSnapshotContract} on SQLite.
 */
class SqliteSnapshotContractTests extends AbstractSnapshotContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptySqlite();
	}

}
