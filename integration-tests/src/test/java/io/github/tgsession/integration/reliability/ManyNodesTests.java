package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures four nodes that keep many sessions in one database.
 */
@Tag(Soak.TAG)
@EnabledIfSystemProperty(named = "soak.full", matches = "true")
@ExtendWith(SoakReport.class)
class ManyNodesTests {

	private static final int NODES = 4;

	private static final int SESSIONS_OF_A_NODE = 250;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String LINE = "%-8s %8s %10s %12s %9s %7s %10s %10s%n";

	@TempDir
	private Path directory;

	private final List<Map<String, Integer>> said = new ArrayList<>();

	private final StringBuilder table = new StringBuilder();

	@Test
	void aThousandSessionsOfFourNodesAreKeptInOneDatabase() throws Exception {
		int seconds = Fight.busySeconds();
		List<ChildProcess> nodes = new ArrayList<>();
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			try {
				for (int node = 0; node < NODES; node++) {
					nodes.add(start(server.url(), node, seconds));
				}
				await(nodes, ManySessionsProcess.OPENED, PATIENCE);
				Traffic before = Traffic.read(server.url());
				await(nodes, ManySessionsProcess.DONE, PATIENCE.plusSeconds(seconds));
				describe(seconds, Traffic.read(server.url()).since(before));
			}
			finally {
				for (ChildProcess node : nodes) {
					node.kill();
				}
			}
			check(server.url());
		}
	}

	private ChildProcess start(String url, int node, int seconds) {
		Map<String, Integer> words = new ConcurrentHashMap<>();
		this.said.add(words);
		return ChildProcess.start(ManySessionsProcess.class, (line) -> words.put(line.word(), line.number()), url,
				String.valueOf(node), String.valueOf(SESSIONS_OF_A_NODE), String.valueOf(seconds),
				"telegram.session.buffer.flush-interval=500ms", "telegram.session.buffer.flush-size=1000",
				"spring.datasource.hikari.maximum-pool-size=10");
	}

	private void await(List<ChildProcess> nodes, String word, Duration patience) {
		Awaitility.await(word)
			.atMost(patience)
			.pollInterval(Duration.ofMillis(50))
			.failFast(() -> nodes.forEach(
					(node) -> assertThat(node.isAlive() || isDone(nodes.indexOf(node))).as(node::lastLines).isTrue()))
			.until(() -> this.said.stream().allMatch((words) -> words.containsKey(word)));
	}

	private boolean isDone(int node) {
		return this.said.get(node).containsKey(ManySessionsProcess.DONE);
	}

	private void describe(int seconds, Traffic traffic) throws IOException {
		add(LINE, "node", "open s", "users/s", "positions/s", "flushes", "failed", "p50 ms", "p99 ms");
		for (int node = 0; node < NODES; node++) {
			Map<String, Integer> words = this.said.get(node);
			add(LINE, node, decimal(words.get(ManySessionsProcess.OPENED) / 1e3),
					words.get(ManySessionsProcess.USERS) / seconds, words.get(ManySessionsProcess.POSITIONS) / seconds,
					words.get(ManySessionsProcess.FLUSHES), words.get(ManySessionsProcess.FAILED),
					decimal(words.get(ManySessionsProcess.HALF) / 1e3),
					decimal(words.get(ManySessionsProcess.MOST) / 1e3));
		}
		add(LINE, "all", "", sum(ManySessionsProcess.USERS) / seconds, sum(ManySessionsProcess.POSITIONS) / seconds,
				sum(ManySessionsProcess.FLUSHES), sum(ManySessionsProcess.FAILED), "", "");
		double time = traffic.millis() / 1e3;
		add("rows changed per second: node %s, lease %s, key claim %s%n", decimal(traffic.nodeChanges() / time),
				decimal(traffic.leaseChanges() / time), decimal(traffic.claimChanges() / time));
		add("scans per second: node %s, lease %s (fences of flushes among them: %s)%n",
				decimal(traffic.nodeScans() / time), decimal(traffic.leaseScans() / time),
				decimal(sum(ManySessionsProcess.FLUSHES) / time));
		System.out.print(this.table);
		Files.writeString(Path.of("target", "many-nodes.txt"), this.table);
	}

	private void add(String format, Object... arguments) {
		this.table.append(String.format(Locale.ENGLISH, format, arguments));
	}

	private static String decimal(double number) {
		return String.format(Locale.ENGLISH, "%.1f", number);
	}

	private int sum(String word) {
		return this.said.stream().mapToInt((words) -> words.get(word)).sum();
	}

	private void check(String url) throws SQLException {
		assertThat(sum(ManySessionsProcess.FAILED)).isZero();
		long positions = Traffic.number(url, "select sum(pts) from telegram_update_state");
		long users = Traffic.number(url, "select count(*) from telegram_entity");
		long expected = Traffic.number(url,
				"select sum(least(pts * 10, " + ManySessionsProcess.KNOWN + ")) from telegram_update_state");
		Findings findings = new Findings(sum(ManySessionsProcess.POSITIONS) + expected, positions + users, List.of());
		SoakReport.add(new SoakReport.Row("four nodes, 250 sessions each", 0, findings));
		assertThat(positions).isEqualTo(sum(ManySessionsProcess.POSITIONS));
		assertThat(users).isEqualTo(expected);
	}

	/**
	 * What the database has counted of the tables of leases.
	 */
	private record Traffic(long millis, long nodeChanges, long nodeScans, long leaseChanges, long leaseScans,
			long claimChanges) {

		private static Traffic read(String url) throws SQLException {
			return new Traffic(System.currentTimeMillis(), changes(url, "telegram_node"), scans(url, "telegram_node"),
					changes(url, "telegram_lease"), scans(url, "telegram_lease"), changes(url, "telegram_key_claim"));
		}

		private static long changes(String url, String table) throws SQLException {
			return number(url, "select n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables where relname = '"
					+ table + "'");
		}

		private static long scans(String url, String table) throws SQLException {
			return number(url,
					"select seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables where relname = '" + table + "'");
		}

		private static long number(String url, String query) throws SQLException {
			try (Connection connection = DriverManager.getConnection(url);
					Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery(query)) {
				assertThat(rows.next()).isTrue();
				return rows.getLong(1);
			}
		}

		private Traffic since(Traffic before) {
			return new Traffic(this.millis - before.millis, this.nodeChanges - before.nodeChanges,
					this.nodeScans - before.nodeScans, this.leaseChanges - before.leaseChanges,
					this.leaseScans - before.leaseScans, this.claimChanges - before.claimChanges);
		}

	}

}
