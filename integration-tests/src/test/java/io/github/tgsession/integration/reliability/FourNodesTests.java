package io.github.tgsession.integration.reliability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets four processes want one session, kills and freezes them, and looks whether two
 * have had it at one time.
 */
@Tag(Soak.TAG)
@ExtendWith(SoakReport.class)
class FourNodesTests {

	private static final int NODES = 4;

	private static final int TTL_MILLIS = 3000;

	private static final int LONGEST_LIFE_MILLIS = 1500;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path directory;

	private final LeaseLog log = new LeaseLog();

	private int kills;

	private int freezes;

	@Test
	void oneNodeAtATimeHasTheSession() throws Exception {
		long seed = Soak.seed();
		try (PostgresInstance server = PostgresInstance.in(this.directory)) {
			LeaseHistory.create(server.url());
			try (Fleet fleet = new Fleet(server.url(), seed, this.log,
					"telegram.session.lease.ttl=" + TTL_MILLIS + "ms", "telegram.session.lease.wait=60s")) {
				for (int node = 0; node < NODES; node++) {
					fleet.start();
				}
				awaitMoreUpdates(fleet);
				disturb(fleet, new Random(seed));
				awaitMoreUpdates(fleet);
				assertThat(this.log.contradictions()).as(fleet::lastLines).isEmpty();
			}
			report(seed, LeaseHistory.read(server.url()));
		}
	}

	private void disturb(Fleet fleet, Random random) throws Exception {
		long end = System.nanoTime() + Fight.duration().toNanos();
		while (System.nanoTime() < end || this.kills == 0) {
			fleet.run(random.nextInt(LONGEST_LIFE_MILLIS));
			int victim = victim(fleet, random);
			if (this.freezes == 0 || random.nextInt(3) > 0) {
				this.freezes++;
				fleet.freeze(victim);
				fleet.run(TTL_MILLIS + random.nextInt(TTL_MILLIS / 2));
				fleet.thaw(victim);
			}
			else {
				this.kills++;
				fleet.kill(victim);
				fleet.start();
			}
		}
	}

	/**
	 * Most times the owner, as soon as there is one.
	 */
	private int victim(Fleet fleet, Random random) {
		List<Integer> running = fleet.running();
		int any = running.get(random.nextInt(running.size()));
		return (random.nextInt(4) > 0) ? Awaitility.await("Somebody owns the session")
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(5))
			.until(this.log::owner, (owner) -> owner.filter(fleet::isRunning).isPresent())
			.orElse(any) : any;
	}

	private void awaitMoreUpdates(Fleet fleet) {
		int before = this.log.handled().size();
		Awaitility.await("Updates are handled")
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.untilAsserted(() -> assertThat(this.log.handled()).as(fleet::lastLines).hasSizeGreaterThan(before));
	}

	private void report(long seed, LeaseHistory history) {
		Findings findings = history.compare(this.log);
		int refused = this.log.refusedByDatabase() + this.log.refusedHere();
		double gap = this.log.largestGapMillis() / 1000.0;
		System.out.printf(Locale.ENGLISH,
				"four nodes, seed %d: %d kills, %d freezes, %d owners (%d told while they ran), %d acknowledged, %d lost, "
						+ "%d double owners, %d stale writes refused (%d by the database), largest gap %.1f s%n",
				seed, this.kills, this.freezes, this.log.owners(), this.log.undisturbed(), findings.acknowledged(),
				findings.lost(), history.doubleOwners().size(), refused, this.log.refusedByDatabase(), gap);
		SoakReport.add(new SoakReport.Row(String.format(Locale.ENGLISH, "four nodes, %d frozen, %d owners, gap %.1f s",
				this.freezes, this.log.owners(), gap), this.kills, findings, history.doubleOwners().size(), refused));
		assertThat(findings.contradictions()).isEmpty();
		assertThat(findings.lost()).isZero();
		assertThat(this.log.owners()).isGreaterThan(NODES);
		assertThat(refused).isPositive();
		assertThat(this.log.undisturbed()).isPositive();
	}

}
