package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractLifeContract} on SQLite.
 */
class SqliteLifeContractTests extends AbstractLifeContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptySqlite();
	}

}
