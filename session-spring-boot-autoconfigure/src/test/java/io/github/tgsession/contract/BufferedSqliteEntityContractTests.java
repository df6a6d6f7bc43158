package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractEntityContract} with a buffer over SQLite.
 */
class BufferedSqliteEntityContractTests extends AbstractEntityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptySqlite());
	}

}
