package io.github.tgsession.integration.reliability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.github.tgsession.LeaseState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replaces nodes as deployments do, with the time to live that is configured if nobody
 * says anything else: whoever waited for that would be noticed.
 */
@Tag(Soak.TAG)
@ExtendWith(SoakReport.class)
@Timeout(300)
class RollingDeploymentTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final long MUCH_LESS_THAN_TTL_MILLIS = 15_000;

	private static final int MORE = 20;

	private static final String STANDBY = "telegram.session.lease.mode=standby";

	@TempDir
	private Path directory;

	private long largestGapMillis;

	private long acknowledged;

	@Test
	void aNewPodTakesTheSessionWhileTheOldOneServes() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			Pod old = Pod.start(server.url());
			try {
				for (int round = 0; round < Fight.rounds(); round++) {
					work(old);
					Pod next = replace(old, Pod.start(server.url()));
					old = next;
				}
			}
			finally {
				close(old);
			}
			report("rolling deployment, wait", server.url());
		}
	}

	private Pod replace(Pod old, Pod next) throws InterruptedException {
		assertThat(next.session().getLeaseState()).isEqualTo(LeaseState.HELD);
		long heldAt = System.currentTimeMillis();
		assertThat(old.isConnected()).isFalse();
		noteGap(heldAt - old.disconnectedAt());
		assertThat(old.session().getLeaseState()).isEqualTo(LeaseState.LOST);
		close(old);
		return next;
	}

	private void close(Pod pod) throws InterruptedException {
		pod.close();
		this.acknowledged += pod.handled();
		assertThat(pod.unexpected()).isEmpty();
	}

	@Test
	void aPodThatStandsByIsReadyAndBeginsWhenTheOldOneStops() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			Pod old = Pod.start(server.url(), STANDBY);
			try {
				for (int round = 0; round < Fight.rounds(); round++) {
					work(old);
					Pod next = Pod.start(server.url(), STANDBY);
					assertThat(next.session().getLeaseState()).isEqualTo(LeaseState.STANDBY);
					assertThat(old.isConnected()).isTrue();
					close(old);
					assertThat(old.isConnected()).isFalse();
					await("The next one begins", () -> next.session().getLeaseState() == LeaseState.HELD);
					noteGap(System.currentTimeMillis() - old.disconnectedAt());
					old = next;
				}
			}
			finally {
				close(old);
			}
			report("rolling deployment, standby", server.url());
		}
	}

	@Test
	void aRestartAfterAKillOpensTheSessionAtOnce() throws Exception {
		LeaseLog log = new LeaseLog();
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			LeaseHistory.create(server.url());
			try (Fleet fleet = new Fleet(server.url(), 0, log)) {
				for (int round = 0; round <= Fight.rounds(); round++) {
					int before = log.handled().size();
					int node = fleet.start();
					await("The node works", () -> log.owner().filter((owner) -> owner == node).isPresent()
							&& log.handled().size() >= before + MORE);
					noteGap(log.openingMillis(node));
					fleet.kill(node);
				}
			}
			LeaseHistory history = LeaseHistory.read(server.url());
			Findings findings = history.compare(log);
			SoakReport.add(new SoakReport.Row(describe("kill and restart"), Fight.rounds(), findings,
					history.doubleOwners().size(), null));
			assertThat(findings.contradictions()).isEmpty();
			assertThat(findings.lost()).isZero();
		}
	}

	private void work(Pod pod) {
		assertThat(pod.session().getLeaseState()).isEqualTo(LeaseState.HELD);
		pod.work();
		await("The bot works", () -> pod.handled() >= MORE);
	}

	private void noteGap(long millis) {
		System.out.printf(Locale.ENGLISH, "gap %.2f s%n", millis / 1000.0);
		this.largestGapMillis = Math.max(this.largestGapMillis, millis);
		assertThat(millis).as("Gap in milliseconds").isBetween(0L, MUCH_LESS_THAN_TTL_MILLIS);
	}

	private String describe(String what) {
		return String.format(Locale.ENGLISH, "%s, gap %.1f s", what, this.largestGapMillis / 1000.0);
	}

	private void report(String what, String url) throws SQLException {
		long rows = number(url, "select count(*) from handled");
		long found = Math.min(rows, this.acknowledged);
		SoakReport.add(new SoakReport.Row(describe(what), 0, new Findings(this.acknowledged, found, List.of())));
		assertThat(found).isPositive().isEqualTo(this.acknowledged);
		assertThat(number(url, "select sum(pts) from telegram_update_state")).isEqualTo(rows);
	}

	private static long number(String url, String query) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			assertThat(rows.next()).isTrue();
			return rows.getLong(1);
		}
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
	}

}
