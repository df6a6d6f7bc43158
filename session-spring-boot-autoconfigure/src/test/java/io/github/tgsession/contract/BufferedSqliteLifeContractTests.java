package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;

/**
 * {@link AbstractLifeContract} with a buffer over SQLite.
 */
class BufferedSqliteLifeContractTests extends AbstractLifeContract {

	private BufferedSessionStore buffer;

	@Override
	protected SessionStore createStore() {
		this.buffer = new BufferedSessionStore(SharedJpaStores.emptySqlite(), BufferSettings.defaults());
		this.buffer.start();
		return this.buffer;
	}

	@Override
	protected void destroyStore() {
		this.buffer.close();
	}

}
