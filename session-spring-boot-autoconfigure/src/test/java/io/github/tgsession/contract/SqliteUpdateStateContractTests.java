package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractUpdateStateContract} on SQLite.
 */
class SqliteUpdateStateContractTests extends AbstractUpdateStateContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptySqlite();
	}

}
