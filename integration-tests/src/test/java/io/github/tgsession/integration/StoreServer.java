package io.github.tgsession.integration;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.jpa.JpaStoreFixture;
import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * The servers that stores are tested on. Each has one database for the tests that need no
 * new one: starting Hibernate takes longer than most of them.
 */
enum StoreServer {

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL("postgresql", PostgresServer::newDatabase),

	/**
	 * PostgreSQL whose driver makes one statement of the rows of a batch.
	 */
	REWRITING_POSTGRESQL("postgresql", () -> PostgresServer.newDatabase() + "&reWriteBatchedInserts=true"),

	/**
	 * MariaDB.
	 */
	MARIADB("mariadb", MariaDbServer::newDatabase);

	private final String platform;

	private final Supplier<String> newDatabase;

	private JpaStoreFixture shared;

	StoreServer(String platform, Supplier<String> newDatabase) {
		this.platform = platform;
		this.newDatabase = newDatabase;
	}

	/**
	 * The servers that there are.
	 */
	static Stream<StoreServer> available() {
		return Arrays.stream(values()).filter((server) -> server != MARIADB || MariaDbServer.isThere());
	}

	/**
	 * The servers that there are, whatever their drivers do.
	 */
	static Stream<StoreServer> products() {
		return available().filter((server) -> server != REWRITING_POSTGRESQL);
	}

	String newDatabase() {
		return this.newDatabase.get();
	}

	/**
	 * A store on a new database, which its user closes.
	 */
	JpaStoreFixture newFixture() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(newDatabase());
		return JpaStoreFixture.of(pool, this.platform);
	}

	/**
	 * The store that all tests share.
	 */
	synchronized JpaStoreFixture fixture() {
		if (this.shared == null) {
			this.shared = newFixture();
		}
		return this.shared;
	}

	/**
	 * Whether a transaction in the database that all tests share waits for another one.
	 */
	boolean isAnybodyWaiting() {
		String sql = (this == MARIADB) ? "select count(*) from information_schema.innodb_lock_waits"
				: "select count(*) from pg_stat_activity"
						+ " where datname = current_database() and wait_event_type = 'Lock'";
		Long waiting = fixture().jdbc().queryForObject(sql, Long.class);
		return waiting != null && waiting > 0;
	}

	/**
	 * The store that all tests share, without sessions.
	 */
	SessionStore emptyStore() {
		return SharedJpaStores.emptied(fixture().store());
	}

}
