package io.github.tgsession.jpa;

/**
 * {@link JpaLeaseTable} on H2.
 */
class H2LeaseTableTests extends LeaseTableContract {

	@Override
	protected JpaStoreFixture fixture() {
		return SharedJpaStores.emptyH2Fixture();
	}

}
