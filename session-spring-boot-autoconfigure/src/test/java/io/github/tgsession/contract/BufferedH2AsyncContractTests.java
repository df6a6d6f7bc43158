package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractAsyncContract} with a buffer over H2.
 */
class BufferedH2AsyncContractTests extends AbstractAsyncContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptyH2());
	}

}
