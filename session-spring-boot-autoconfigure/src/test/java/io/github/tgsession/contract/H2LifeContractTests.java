package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractLifeContract} on H2.
 */
class H2LifeContractTests extends AbstractLifeContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptyH2();
	}

}
