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
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.observe.BufferHealthIndicator;
import io.github.tgsession.observe.LeaseHealthIndicator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Cuts a node off from its database for longer than its lease lasts.
 */
@Tag(Soak.TAG)
@ExtendWith(SoakReport.class)
@Timeout(300)
class CutOffTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final int NODE = 1;

	private static final String[] PROPERTIES = { "telegram.session.lease.ttl=6s",
			"spring.datasource.hikari.connection-timeout=1000" };

	@TempDir
	private Path directory;

	private PostgresInstance server;

	private CuttableLink link;

	private int learnt;

	@BeforeEach
	void start() throws Exception {
		this.server = PostgresInstance.in(this.directory);
		this.link = CuttableLink.to(this.server.url());
	}

	@AfterEach
	void stop() throws Exception {
		this.link.close();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void aNodeThatIsCutOffIsSuspendedInTimeAndGoesOnByItself(CuttableLink.Cut cut) throws Exception {
		try (Pod pod = startCuttable()) {
			TelegramSession session = pod.session();
			pod.connect();
			learnUntil(session, () -> this.learnt > 10);
			session.save();
			long epoch = epoch();
			this.link.cut(cut);
			learnUntil(session, () -> !pod.isConnected());
			long until = until();
			assertThat(pod.disconnectedAt()).as("Client closed").isLessThan(until);
			assertThat(session.getLeaseState()).isEqualTo(LeaseState.SUSPENDED);
			assertThat(lease(pod)).isEqualTo(Status.DOWN);
			learnUntil(session, () -> buffer(pod).equals(Status.DOWN) && System.currentTimeMillis() > until + 1000);
			assertThat(session.getLeaseState()).isEqualTo(LeaseState.SUSPENDED);
			this.link.mend();
			long mendedAt = System.currentTimeMillis();
			learnUntil(session, () -> session.getLeaseState() == LeaseState.HELD);
			long gap = System.currentTimeMillis() - mendedAt;
			// As bots do: connections of the pool that are dead may suspend it once more.
			await("Is connected, and health is up", () -> {
				if (!pod.isConnected() && session.getLeaseState() == LeaseState.HELD) {
					pod.connect();
				}
				return pod.isConnected() && lease(pod).equals(Status.UP) && buffer(pod).equals(Status.UP);
			});
			session.save();
			assertThat(epoch()).isEqualTo(epoch);
			report("cut off, " + cut.name().toLowerCase(Locale.ROOT), gap, null);
		}
	}

	@Test
	void aNodeThatIsCutOffDisconnectsBeforeAnotherOneBegins() throws Exception {
		try (Pod old = startCuttable()) {
			old.connect();
			TelegramSession session = old.session();
			learnUntil(session, () -> this.learnt > 10);
			session.save();
			this.link.cut(CuttableLink.Cut.SILENT);
			try (Pod next = Pod.start(this.server.url(), PROPERTIES)) {
				long began = System.currentTimeMillis();
				assertThat(next.session().getLeaseState()).isEqualTo(LeaseState.HELD);
				assertThat(old.isConnected()).isFalse();
				assertThat(old.disconnectedAt()).isLessThanOrEqualTo(began);
				next.connect();
				int acknowledged = this.learnt;
				int refused = 0;
				this.link.mend();
				await("The old one has lost the session", () -> session.getLeaseState() == LeaseState.LOST);
				for (int attempt = 0; attempt < 5; attempt++) {
					assertThatExceptionOfType(SessionLeaseException.class).isThrownBy(() -> learn(session));
					refused++;
				}
				this.learnt = acknowledged;
				learn(next.session());
				next.session().save();
				report("cut off, taken over", began - old.disconnectedAt(), refused);
			}
		}
	}

	private Pod startCuttable() {
		// Who waits for an answer that never comes must give up, some time.
		return Pod.start(this.link.url(this.server.url()).replace("socketTimeout=60", "socketTimeout=10"), PROPERTIES);
	}

	private void learnUntil(TelegramSession session, Callable<Boolean> condition) {
		await("Learns until", () -> {
			learn(session);
			return condition.call();
		});
	}

	private void learn(TelegramSession session) {
		int before = this.learnt++;
		session.processEntities(Ownership.user(NODE, this.learnt));
		UpdateState expected = (before > 0) ? UpdateState.ofPts(before) : null;
		assertThat(session.advanceUpdateState(Ownership.BEHIND, expected, UpdateState.ofPts(this.learnt))).isTrue();
	}

	private static Status lease(Pod pod) {
		return pod.bean(LeaseHealthIndicator.class).health().getStatus();
	}

	private static Status buffer(Pod pod) {
		return pod.bean(BufferHealthIndicator.class).health().getStatus();
	}

	private void report(String what, long gapMillis, Integer refused) throws SQLException {
		long found = Math.min(number("select count(*) from telegram_entity where access_hash = entity_id * 31"),
				number("select pts from telegram_update_state where entity_id = " + Ownership.BEHIND));
		Findings findings = new Findings(this.learnt, found, List.of());
		SoakReport.add(new SoakReport.Row(String.format(Locale.ENGLISH, "%s, gap %.1f s", what, gapMillis / 1000.0), 0,
				findings, 0, refused));
		assertThat(findings.lost()).isZero();
	}

	private long epoch() throws SQLException {
		return number("select epoch from telegram_lease");
	}

	/**
	 * Until when the database believes that the node is alive.
	 */
	private long until() throws SQLException {
		return number("select max(until) from telegram_node");
	}

	private long number(String query) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.server.url());
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			assertThat(rows.next()).isTrue();
			return rows.getLong(1);
		}
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
	}

}
