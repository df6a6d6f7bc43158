package io.github.tgsession.benchmark;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs every benchmark once and small, so that none of them rots.
 */
class BenchmarksTests {

	@Test
	void everyBenchmarkRunsAndIsCompared() throws Exception {
		try (PostgresServer server = PostgresServer.start()) {
			String table = Benchmarks.run(small(), server).toTable();
			assertThat(table).contains("| ImportBenchmark.importInto, database H2, entities 2000 | ")
				.contains("| ImportBenchmark.importInto, database SQLITE, entities 2000 | ")
				.contains("| ImportBenchmark.importInto, database SQLITE_64_MB, entities 2000 | ")
				.contains("| ConversionBenchmark.convert, entities 2000, format TELETHON_SQLITE | ")
				.contains("| ConversionBenchmark.convert, entities 2000, format PYROGRAM_SQLITE | ")
				.contains("| InspectionBenchmark.inspect, entities 2000 | ")
				.contains("| IngestBenchmark.learn, database H2, entities 2000 | ")
				.contains("| IngestBenchmark.learn, database SQLITE, entities 2000 | ")
				.contains("| UnchangedBenchmark.learnAgain, entities 2000 | ")
				.contains("| RestartBenchmark.learnAgain, database H2, entities 2000 | ")
				.contains("| RestartBenchmark.learnAgain, database SQLITE, entities 2000 | ")
				.contains("| LookUpBenchmark.getInputEntity, entities 2000, key NEGATIVE_ID | ")
				.contains("| MemoryIngestBenchmark.learn, entities 2000 | ")
				.contains("| MemoryLookUpBenchmark.getInputEntity, entities 2000, key NAME | ")
				.contains("| ColdLookUpBenchmark.getInputEntity, entities 2000, key NEGATIVE_ID, stored 10000 | ")
				.contains("| StreamBenchmark.learn, entities 2000, stored 10000 | ")
				.contains("| MixedBenchmark.shared, entities 2000, teaching 10, threads 8 | ")
				.contains("| OpeningMeasurement, stored 10000 | ")
				.contains("| StartMeasurement, pairs 1 | ")
				.contains("| IdleMeasurement, sessions 20 | ")
				.doesNotContain("plainJdbc", "bareCache", "plainMaps", "telethon", "alone");
			if (server != null) {
				assertThat(table).contains(
						"| ColdPostgresBenchmark.getInputEntity, entities 2000, key PHONE, sessions 20, stored 10000 | ");
			}
			assertThat(table.lines().filter((line) -> line.endsWith(" | – | – |")))
				.allMatch((line) -> line.startsWith("| UnchangedBenchmark.learnAgain, ")
						|| line.startsWith("| IdleMeasurement, ")
						|| (line.startsWith("| StreamBenchmark.learn, ") && !Telethon.isThere()))
				.isNotEmpty();
		}
	}

	private static Options small() {
		return new OptionsBuilder().forks(0)
			.warmupIterations(0)
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(1))
			.param("entities", "2000")
			.param("database", "H2", "SQLITE", "SQLITE_64_MB")
			.param("stored", "10000")
			.param("sessions", "20")
			.param("pairs", "1")
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT)
			.build();
	}

	@Test
	void aUserTakesLittleOfTheHeap() {
		assertThat(MemoryFootprint.bytesPerUser(20_000)).isBetween(200L, 450L);
	}

}
