package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} with a buffer over SQLite.
 */
class BufferedSqliteIdentityContractTests extends AbstractIdentityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptySqlite());
	}

}
