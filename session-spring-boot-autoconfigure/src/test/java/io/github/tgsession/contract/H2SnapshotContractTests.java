package io.github.tgsession.contract;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * {@link AbstractSnapshotContract} on H2.
 */
class H2SnapshotContractTests extends AbstractSnapshotContract {

	@Override
	protected SessionStore createStore() {
		return SharedJpaStores.emptyH2();
	}

}
