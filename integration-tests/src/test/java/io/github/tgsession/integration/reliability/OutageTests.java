package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets databases fail under a bot that goes on working, and looks whether it goes on
 * without a restart and has lost nothing that it has acknowledged.
 */
@Tag(Soak.TAG)
@ExtendWith(SoakReport.class)
class OutageTests {

	private static final String POOL = "spring.datasource.hikari.maximum-pool-size=";

	private static final String IMPATIENT = "spring.datasource.hikari.connection-timeout=1000";

	@TempDir
	private Path directory;

	@Test
	void aServerThatIsKilledAndStartedAgainCostsNothing() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			survive("server killed", TestDatabase.postgres(server), new Trouble() {

				@Override
				public void begin() throws IOException {
					server.kill();
				}

				@Override
				public void end() {
					server.restart();
				}

			}, 1, Soak.outage(), IMPATIENT);
		}
	}

	@Test
	void aServerThatBecomesReadOnlyCostsNothing() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			TestDatabase database = TestDatabase.postgres(server);
			survive("read-only", database, new Trouble() {

				@Override
				public void begin() throws SQLException {
					set("on");
				}

				@Override
				public void end() throws SQLException {
					set("off");
				}

				private void set(String value) throws SQLException {
					execute(database, "begin read write",
							"alter database postgres set default_transaction_read_only = " + value, "commit",
							"select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
									+ " and datname = 'postgres'");
				}

			}, 0, Soak.trouble(), IMPATIENT);
		}
	}

	@Test
	void aFullDiskOfAServerCostsNothing() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.directory.resolve("disk"), 64);
				PostgresInstance server = PostgresInstance.in(this.directory)) {
			Path tables = Files.createDirectory(disk.directory().resolve("tables"));
			execute(TestDatabase.postgres(server), "create tablespace small location '" + tables + "'");
			TestDatabase database = TestDatabase.postgres(server);
			survive("disk full", database, disk, 0, Soak.trouble(), IMPATIENT,
					"spring.datasource.hikari.connection-init-sql=set default_tablespace = small");
		}
	}

	@Test
	void aFullDiskUnderSqliteCostsNothing() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.directory.resolve("disk"), 32)) {
			survive("disk full", TestDatabase.sqlite(disk.directory()), disk, 0, Soak.trouble(), POOL + 1);
		}
	}

	@Test
	void aSqliteFileThatBecomesReadOnlyCostsNothing() throws Exception {
		TestDatabase database = TestDatabase.sqlite(this.directory);
		// A pragma is a matter of the connection, so there is only one.
		try (ConfigurableApplicationContext context = BotApplication.start(database.url(), POOL + 1)) {
			DataSource dataSource = context.getBean(DataSource.class);
			survive("read-only", database, context, new Trouble() {

				@Override
				public void begin() throws SQLException {
					setReadOnly("on");
				}

				@Override
				public void end() throws SQLException {
					setReadOnly("off");
				}

				private void setReadOnly(String value) throws SQLException {
					try (Connection connection = dataSource.getConnection();
							Statement statement = connection.createStatement()) {
						statement.execute("pragma query_only = " + value);
					}
				}

			}, 0, Soak.trouble());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "DEFERRED", "IMMEDIATE" })
	void anotherWriterOfASqliteFileCostsNothing(String mode) throws Exception {
		TestDatabase database = TestDatabase.sqlite(this.directory, 100).with("transaction_mode=" + mode);
		try (Connection other = DriverManager
			.getConnection("jdbc:sqlite:" + this.directory.resolve("bot.db") + "?journal_mode=WAL&busy_timeout=20000");
				Statement statement = other.createStatement()) {
			survive("other writer, " + mode.toLowerCase(Locale.ROOT), database, new Trouble() {

				@Override
				public void begin() throws SQLException {
					statement.execute("begin immediate");
				}

				@Override
				public void end() throws SQLException {
					statement.execute("rollback");
				}

			}, 0, Soak.trouble(), POOL + 1);
		}
	}

	@Test
	void aPoolWithoutConnectionsCostsNothing() throws Exception {
		TestDatabase database = TestDatabase.h2(this.directory);
		try (ConfigurableApplicationContext context = BotApplication.start(database.url(), POOL + 3, IMPATIENT)) {
			DataSource dataSource = context.getBean(DataSource.class);
			List<Connection> taken = new ArrayList<>();
			survive("no connections", database, context, new Trouble() {

				@Override
				public void begin() throws SQLException {
					while (taken.size() < 3) {
						try {
							taken.add(dataSource.getConnection());
						}
						catch (SQLTransientConnectionException ex) {
							// The bot has been quicker.
						}
					}
				}

				@Override
				public void end() throws SQLException {
					for (Connection connection : taken) {
						connection.close();
					}
				}

			}, 0, Soak.trouble());
		}
	}

	private static void execute(TestDatabase database, String... statements) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static void survive(String what, TestDatabase database, Trouble trouble, int kills, Duration duration,
			String... properties) throws Exception {
		try (ConfigurableApplicationContext context = BotApplication.start(database.url(), properties)) {
			survive(what, database, context, trouble, kills, duration);
		}
	}

	private static void survive(String what, TestDatabase database, ConfigurableApplicationContext context,
			Trouble trouble, int kills, Duration duration) throws Exception {
		Findings findings = new Troubled(database, context).survive(trouble, duration);
		SoakReport.add(new SoakReport.Row(what + ", " + database.kind(), kills, findings));
	}

}
