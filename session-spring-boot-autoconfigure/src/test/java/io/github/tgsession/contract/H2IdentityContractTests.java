package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractIdentityContract} on H2.
 */
class H2IdentityContractTests extends AbstractIdentityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptyH2();
	}

}
