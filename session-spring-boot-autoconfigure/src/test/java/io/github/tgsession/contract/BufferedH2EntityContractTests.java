package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;

/**
 * {@link AbstractEntityContract} with a buffer over H2.
 */
class BufferedH2EntityContractTests extends AbstractEntityContract {

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
