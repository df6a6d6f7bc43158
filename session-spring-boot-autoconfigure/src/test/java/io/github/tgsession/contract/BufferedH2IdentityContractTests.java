package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} with a buffer over H2.
 */
class BufferedH2IdentityContractTests extends AbstractIdentityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.buffered(SharedJpaStores.emptyH2());
	}

}
