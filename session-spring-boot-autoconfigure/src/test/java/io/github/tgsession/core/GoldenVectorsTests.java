package io.github.tgsession.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringException;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replays the recorded answers of real Telethon. Other cases of the same layout are taken
 * from the folder that the system property {@code golden.dir} names.
 */
class GoldenVectorsTests {

	private static final GoldenReport REPORT = new GoldenReport(System.out);

	@AfterAll
	static void printTotal() {
		REPORT.printTotal();
	}

	@ParameterizedTest
	@ValueSource(strings = { "auth_key", "decode_telegram_base64", "entities_to_rows", "entity_to_row",
			"get_display_name", "get_input_peer", "get_peer", "get_peer_id", "parse_phone", "parse_username",
			"resolve_id", "resolve_invite_link", "string_load", "string_save" })
	void functionsAnswerAsTelethonDoes(String function) {
		int failures = REPORT.failures();
		GoldenFunctions functions = new GoldenFunctions();
		for (Path file : GoldenVectors.of(function)) {
			JsonNode cases = GoldenVectors.cases(file);
			for (int i = 0; i < cases.size(); i++) {
				List<@Nullable Object> args = GoldenValues.arguments(cases.get(i));
				GoldenOutcome expected = GoldenOutcome.recorded(cases.get(i));
				GoldenOutcome got = GoldenOutcome.of(() -> functions.call(function, args));
				Deviation deviation = got.matches(expected) ? null
						: GoldenFunctionRules.explain(function, args, expected, got);
				REPORT.count(file.getFileName().toString(), i, args, expected, got, deviation);
			}
		}
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void everyKindOfSessionResolvesKeysAsTelethonDoes(GoldenStore store) {
		int failures = REPORT.failures();
		new GoldenReplay(store, REPORT).resolveKeys();
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void everyKindOfSessionGoesThroughTheRecordedScenarios(GoldenStore store) {
		int failures = REPORT.failures();
		new GoldenReplay(store, REPORT).goThroughScenarios();
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@Test
	void telethonsStringsAreReadAndOthersAreNamed() {
		JsonNode strings = GoldenVectors.read(GoldenVectors.file("strings.json"));
		String key = strings.get("_inputs").get("auth_key_hex").stringValue();
		TelethonStringCodec codec = new TelethonStringCodec();
		strings.properties().forEach((entry) -> {
			if (entry.getKey().startsWith("_")) {
				return;
			}
			String value = entry.getValue().get("value").stringValue();
			if (entry.getKey().startsWith("telethon")) {
				SessionString session = codec.decode(value);
				assertThat(session.dcId()).isEqualTo(2);
				assertThat(session.authKey()).isNotNull();
				assertThat(HexFormat.of().formatHex(session.authKey().toByteArray())).isEqualTo(key);
				assertThat(entry.getValue().get("address").stringValue()).contains(session.serverAddress().contains(":")
						? "[" + session.serverAddress() + "]:" : session.serverAddress() + ":" + session.port());
				assertThat(codec.encode(session)).isEqualTo(value);
			}
			else {
				String library = entry.getKey().split("_")[0];
				assertThatExceptionOfType(SessionStringException.class).isThrownBy(() -> codec.decode(value))
					.satisfies((ex) -> assertThat(ex.getMessage()).containsIgnoringCase("string of " + library)
						.contains(String.valueOf(value.length()))
						.doesNotContain(value.substring(5, 25)));
			}
			REPORT.passed();
		});
	}

	@Test
	void everyDeviationHasItsEntryInTheDocumentation() throws IOException {
		List<String> headings = Files.readAllLines(Path.of("../docs/deviations.md"))
			.stream()
			.filter((line) -> line.startsWith("## "))
			.map((line) -> line.substring(3))
			.toList();
		assertThat(headings)
			.containsExactlyInAnyOrderElementsOf(Stream.of(Deviation.values()).map(Deviation::heading).toList());
	}

	private static Stream<GoldenStore> stores() {
		return GoldenStore.all();
	}

}
