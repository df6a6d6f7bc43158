package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;

/**
 * {@link AbstractIdentityContract} with a buffer over H2.
 */
class BufferedH2IdentityContractTests extends AbstractIdentityContract {

	private BufferedSessionStore buffer;

	@Override
	protected SessionStore createStore() {
		this.buffer = new BufferedSessionStore(SharedJpaStores.emptyH2(), BufferSettings.defaults());
		this.buffer.start();
		return this.buffer;
	}

	@Override
	protected void destroyStore() {
		this.buffer.close();
	}

}
