package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractEntityContract} on SQLite.
 */
class SqliteEntityContractTests extends AbstractEntityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptySqlite();
	}

}
