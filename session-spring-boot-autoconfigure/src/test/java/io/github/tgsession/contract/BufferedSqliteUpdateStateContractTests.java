package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractUpdateStateContract} with a buffer over SQLite.
 */
class BufferedSqliteUpdateStateContractTests extends AbstractUpdateStateContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptySqlite());
	}

}
