package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractEntityContract} on H2.
 */
class H2EntityContractTests extends AbstractEntityContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptyH2();
	}

}
