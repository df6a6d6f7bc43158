package io.github.tgsession.jpa;

/**
 * {@link JpaLeaseTable} on SQLite, with a pool of one connection.
 */
class SqliteLeaseTableTests extends LeaseTableContract {

	@Override
	protected JpaStoreFixture fixture() {
		return SharedJpaStores.emptySqliteFixture();
	}

}
