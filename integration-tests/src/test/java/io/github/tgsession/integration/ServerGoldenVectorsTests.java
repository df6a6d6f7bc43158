package io.github.tgsession.integration;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

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

	private final ByteArrayOutputStream mismatches = new ByteArrayOutputStream();

	private final GoldenReport report = new GoldenReport(new PrintStream(this.mismatches, true));

	private final GoldenReplay replay;

	ServerGoldenVectorsTests(StoreServer server) {
		this.replay = new GoldenReplay(new GoldenStore(server.name(), server::emptyStore), this.report);
	}

	@Test
	void keysAreResolvedAsTelethonDoes() {
		this.replay.resolveKeys();
		assertThat(this.report.failures()).as(this.mismatches.toString()).isZero();
	}

	@Test
	void theRecordedScenariosGoAsWithTelethon() {
		this.replay.goThroughScenarios();
		assertThat(this.report.failures()).as(this.mismatches.toString()).isZero();
	}

}
