package io.github.tgsession.integration.reliability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a bot at any moment, again and again, and looks whether all that it has
 * acknowledged is there and fits together.
 */
@Tag(Soak.TAG)
@ExtendWith(SoakReport.class)
class CrashTests {

	private static final int LONGEST_LIFE = 1_500;

	private static final int LONGEST_START = 3_000;

	private static final int DURING_START_ONE_IN = 10;

	private static final int SEVERAL = 5;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@TempDir
	private Path directory;

	private final Ledger ledger = new Ledger();

	@Test
	void aKilledBotLosesNothingThatSqliteHasTaken() throws Exception {
		killAgainAndAgain(TestDatabase.sqlite(this.directory));
	}

	@Test
	void aKilledBotLosesNothingThatAnH2FileHasTaken() throws Exception {
		killAgainAndAgain(TestDatabase.h2(this.directory));
	}

	@Test
	void aKilledBotLosesNothingThatPostgresqlHasTaken() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			killAgainAndAgain(TestDatabase.postgres(server));
		}
	}

	private void killAgainAndAgain(TestDatabase database) throws Exception {
		long seed = Soak.seed();
		Random random = new Random(seed);
		Map<Lane, Integer> stored = new EnumMap<>(Lane.class);
		Findings findings = new Findings(0, 0, List.of());
		for (int kill = 1; kill <= Soak.kills(); kill++) {
			String what = database.kind() + ", kill " + kill + ", -Dsoak.seed=" + seed;
			if (kill % DURING_START_ONE_IN == 0) {
				killDuringStart(database, random);
			}
			else {
				killAtWork(database, random, stored, what);
			}
			StoredTraces traces = database.open();
			findings = traces.compare(this.ledger);
			assertThat(findings.contradictions()).as(what).isEmpty();
			assertThat(findings.lost()).as("Lost: " + what).isZero();
			for (Lane lane : Lane.values()) {
				stored.put(lane, traces.last(lane));
			}
		}
		SoakReport.add(new SoakReport.Row("bot killed, " + database.kind(), Soak.kills(), findings));
		for (Lane lane : Lane.values()) {
			assertThat(this.ledger.acknowledged(lane)).as("Has worked: " + lane).isPositive();
		}
	}

	private void killDuringStart(TestDatabase database, Random random) throws Exception {
		try (ChildProcess bot = start(database, random, this::record)) {
			assertThat(bot.runsFor(random.nextInt(LONGEST_START))).as(bot.lastLines()).isTrue();
		}
	}

	private void killAtWork(TestDatabase database, Random random, Map<Lane, Integer> stored, String what)
			throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		Map<Lane, Integer> resumed = new ConcurrentHashMap<>();
		try (ChildProcess bot = start(database, random, (line) -> {
			if (line.word().equals(Line.READY)) {
				ready.countDown();
			}
			if (line.word().equals(Line.RESUMED)) {
				resumed.putIfAbsent(Lane.valueOf(line.lane()), line.number());
			}
			record(line);
		})) {
			Awaitility.await()
				.atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(2))
				.until(() -> ready.getCount() == 0 || !bot.isAlive());
			if (stored.isEmpty()) {
				// The first life is as long as it takes to do everything once.
				Awaitility.await()
					.atMost(PATIENCE)
					.until(() -> !bot.isAlive()
							|| Arrays.stream(Lane.values()).allMatch((lane) -> this.ledger.acknowledged(lane) > 0));
			}
			assertThat(bot.runsFor(random.nextInt(LONGEST_LIFE))).as(() -> what + "\n" + bot.lastLines()).isTrue();
			bot.kill();
			assertThat(this.ledger.refused()).as(() -> "Refused: " + what + "\n" + bot.lastLines()).isZero();
		}
		resumed.forEach((lane, number) -> assertThat(number).as("Where " + lane + " went on: " + what)
			.isEqualTo(stored.getOrDefault(lane, 0)));
	}

	private static ChildProcess start(TestDatabase database, Random random, Consumer<Line> listener) {
		// SQLite's transactions must begin immediate if there are several connections.
		boolean several = random.nextBoolean();
		String url = (several && database.kind() == TestDatabase.Kind.SQLITE)
				? database.with("transaction_mode=IMMEDIATE").url() : database.url();
		return ChildProcess.start(BotProcess.class, listener, url, String.valueOf(random.nextInt()),
				"spring.datasource.hikari.maximum-pool-size=" + (several ? SEVERAL : 1));
	}

	private void record(Line line) {
		switch (line.word()) {
			case Line.ACKNOWLEDGED -> this.ledger.acknowledged(Lane.valueOf(line.lane()), line.number());
			case Line.RESUMED -> this.ledger.resumed(Lane.valueOf(line.lane()), line.number());
			case Line.REFUSED -> this.ledger.refused(Lane.valueOf(line.lane()), new IllegalStateException());
			default -> {
				// Says that it is ready.
			}
		}
	}

}
