package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractUpdateStateContract} on H2.
 */
class H2UpdateStateContractTests extends AbstractUpdateStateContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptyH2();
	}

}
