package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} on SQLite.
 */
class SqliteIdentityContractTests extends AbstractIdentityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptySqlite();
	}

}
