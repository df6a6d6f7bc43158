package io.github.tgsession.integration.reliability;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.observe.BufferHealthIndicator;
import io.github.tgsession.tl.PeerUser;
import org.awaitility.Awaitility;

import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot that works while its database is in trouble, in this process, and what must be
 * true of it before, meanwhile and afterwards.
 */
final class Troubled {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final TestDatabase database;

	private final TelegramSession session;

	private final BufferHealthIndicator health;

	private final Ledger ledger = new Ledger();

	private final Workload work;

	/**
	 * Makes a bot.
	 * @param database its database
	 * @param context an application of {@link BotApplication} on it
	 */
	Troubled(TestDatabase database, ApplicationContext context) {
		this.database = database;
		this.session = context.getBean(TelegramSession.class);
		this.health = context.getBean(BufferHealthIndicator.class);
		this.work = new Workload(context, this.ledger);
	}

	/**
	 * Lets the bot work before, during and after a trouble.
	 * @param trouble the trouble
	 * @param duration how long it stays
	 * @return what is in the database in the end
	 */
	Findings survive(Trouble trouble, Duration duration) throws Exception {
		try (Workload working = this.work.start(Soak.seed())) {
			await("Each lane works", () -> hasGoneOnSince(Map.of()));
			Map<Lane, Integer> refusals = this.ledger.refusals();
			trouble.begin();
			try {
				suffer(trouble, duration, refusals);
			}
			finally {
				trouble.end();
			}
			Map<Lane, Integer> atTheEnd = this.ledger.snapshot();
			await("Health is up", () -> status().equals(Status.UP));
			await("Each lane goes on", () -> hasGoneOnSince(atTheEnd));
		}
		this.session.save();
		assertThat(status()).isEqualTo(Status.UP);
		assertThat(this.ledger.unexpected()).isEmpty();
		return look();
	}

	private void suffer(Trouble trouble, Duration duration, Map<Lane, Integer> refusals) {
		await("Health is down", () -> status().equals(Status.DOWN));
		assertThat(this.health.health().getDetails()).containsKeys("waitingRows", "since");
		if (trouble.isTotal()) {
			await("Each lane is refused",
					() -> refusals.entrySet()
						.stream()
						.allMatch((before) -> this.ledger.refused(before.getKey()) > before.getValue()));
			assertThat(this.ledger.failure(Lane.LOGIN)).isInstanceOf(SessionStoreException.class)
				.hasMessageStartingWith("Cannot ")
				.hasMessageContaining("the database ");
		}
		Map<Lane, Integer> acknowledged = this.ledger.snapshot();
		int known = this.ledger.acknowledged(Lane.KNOWLEDGE);
		Awaitility.await("What is at hand is answered")
			.atMost(duration.plus(PATIENCE))
			.during(duration)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.session.findInputEntity(new PeerUser(Lane.KNOWLEDGE.userId(known))).isPresent()
					&& this.session.findInputEntity("@" + Lane.KNOWLEDGE.username(1)).isPresent()
					&& (!trouble.isTotal() || status().equals(Status.DOWN)));
		if (trouble.isTotal()) {
			assertThat(this.ledger.snapshot()).as("Acknowledged meanwhile").isEqualTo(acknowledged);
		}
	}

	private Findings look() throws SQLException {
		StoredTraces traces = this.database.open();
		for (Lane lane : Lane.values()) {
			if (lane != Lane.LOGIN) {
				assertThat(this.session.getUpdateState(lane.positionId())).as("Caught up: " + lane)
					.isEqualTo(lane.position(traces.last(lane)));
			}
		}
		Findings findings = traces.compare(this.ledger);
		assertThat(findings.contradictions()).isEmpty();
		assertThat(findings.lost()).isZero();
		return findings;
	}

	private boolean hasGoneOnSince(Map<Lane, Integer> before) {
		return this.ledger.snapshot()
			.entrySet()
			.stream()
			.allMatch((now) -> now.getValue() > before.getOrDefault(now.getKey(), 0));
	}

	private Status status() {
		return this.health.health().getStatus();
	}

	private static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
	}

}
