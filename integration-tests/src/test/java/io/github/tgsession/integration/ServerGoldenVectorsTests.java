package io.github.tgsession.integration;

import io.github.tgsession.core.GoldenReplay;
import io.github.tgsession.core.GoldenReport;
import io.github.tgsession.core.GoldenStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replays the recorded answers of real Telethon's sessions on servers.
 */
@EachServer
class ServerGoldenVectorsTests {

	private final GoldenReport report = new GoldenReport(System.out);

	private final GoldenReplay replay;

	ServerGoldenVectorsTests(StoreServer server) {
		this.replay = new GoldenReplay(new GoldenStore(server.name(), server::emptyStore), this.report);
	}

	@Test
	void keysAreResolvedAsTelethonDoes() {
		this.replay.resolveKeys();
		assertThat(this.report.failures()).as("mismatches printed above").isZero();
	}

	@Test
	void theRecordedScenariosGoAsWithTelethon() {
		this.replay.goThroughScenarios();
		assertThat(this.report.failures()).as("mismatches printed above").isZero();
	}

}
