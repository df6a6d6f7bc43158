package io.github.tgsession.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DurabilityCheck}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DurabilityCheckTests {

	@TempDir
	private Path directory;

	@Test
	void h2FileWithDelayedWritesIsWarnedAbout(CapturedOutput output) {
		check("jdbc:h2:file:" + this.directory.resolve("h2"), 10);
		assertThat(output).containsOnlyOnce("WARN")
			.contains("acknowledges commits up to 500 ms before they are on disk (WRITE_DELAY)")
			.contains("Append ';WRITE_DELAY=0' to the URL of its DataSource ('spring.datasource.url', unless ");
	}

	@Test
	void h2FileThatWritesAtOnceIsFine(CapturedOutput output) {
		check("jdbc:h2:file:" + this.directory.resolve("h2") + ";WRITE_DELAY=0", 10);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void h2InMemoryPromisesNothing(CapturedOutput output) {
		check("jdbc:h2:mem:durability", 10);
		assertThat(output).doesNotContain("WARN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NORMAL", "OFF" })
	void sqliteThatSyncsTooLittleIsWarnedAbout(String synchronous, CapturedOutput output) {
		check(sqlite("?synchronous=" + synchronous), 1);
		assertThat(output).containsOnlyOnce("WARN")
			.contains("'synchronous' weaker than FULL")
			.contains("Set 'synchronous=FULL' in the URL of its DataSource ('spring.datasource.url', unless ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "FULL", "EXTRA" })
	void sqliteThatSyncsIsFine(String synchronous, CapturedOutput output) {
		check(sqlite("?journal_mode=WAL&synchronous=" + synchronous), 1);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void sqliteInMemoryPromisesNothing(CapturedOutput output) {
		check("jdbc:sqlite::memory:?synchronous=OFF", 1);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void sqlitePoolWithDeferredTransactionsIsWarnedAbout(CapturedOutput output) {
		check(sqlite("?synchronous=FULL"), 2);
		assertThat(output).containsOnlyOnce("WARN")
			.contains("has up to 2 connections and transactions are not immediate")
			.contains("Give its pool one connection ('spring.datasource.hikari.maximum-pool-size=1'), "
					+ "or set 'transaction_mode=IMMEDIATE' in the URL of its DataSource ('spring.datasource.url', unless ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "IMMEDIATE", "EXCLUSIVE" })
	void sqlitePoolWithImmediateTransactionsIsFine(String mode, CapturedOutput output) {
		check(sqlite("?synchronous=FULL&transaction_mode=" + mode), 10);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void sqliteConnectionThatHasBeenUsedIsStillImmediate(CapturedOutput output) throws SQLException {
		try (HikariDataSource dataSource = dataSource(sqlite("?synchronous=FULL&transaction_mode=IMMEDIATE"), 10)) {
			try (Connection connection = dataSource.getConnection()) {
				connection.setAutoCommit(false);
				connection.commit();
				connection.setAutoCommit(true);
			}
			check(dataSource);
		}
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void databaseThatIsAwayIsNoFailure(CapturedOutput output) {
		new DurabilityCheck(new JdbcDataSource(), (pool) -> null).afterSingletonsInstantiated();
		assertThat(output).doesNotContain("WARN");
	}

	private String sqlite(String settings) {
		return "jdbc:sqlite:" + this.directory.resolve("sqlite.db") + settings;
	}

	private void check(String url, int connections) {
		try (HikariDataSource dataSource = dataSource(url, connections)) {
			check(dataSource);
		}
	}

	private void check(HikariDataSource dataSource) {
		new DurabilityCheck(dataSource, (pool) -> new HikariDataSourcePoolMetadata((HikariDataSource) pool))
			.afterSingletonsInstantiated();
	}

	private HikariDataSource dataSource(String url, int connections) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setMaximumPoolSize(connections);
		dataSource.setInitializationFailTimeout(-1);
		dataSource.setConnectionTimeout(5000);
		return dataSource;
	}

}
