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

	private static final JsonMapper JSON = new JsonMapper();

	private static final Path RESOURCES = Path.of("src/test/resources/golden");

	private static final Path DIRECTORY = directory();

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
		for (Path file : vectors(function)) {
			JsonNode cases = cases(file);
			for (int i = 0; i < cases.size(); i++) {
				List<@Nullable Object> args = GoldenValues.arguments(cases.get(i));
				GoldenOutcome expected = GoldenOutcome.recorded(cases.get(i));
				GoldenOutcome got = GoldenOutcome.of(() -> functions.call(function, args));
				Deviation deviation = got.matches(expected) ? null
						: GoldenFunctionRules.explain(function, args, expected, got);
				count(file.getFileName().toString(), i, args, expected, got, deviation);
			}
		}
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void everyKindOfSessionResolvesKeysAsTelethonDoes(GoldenStore store) {
		int failures = REPORT.failures();
		try (GoldenSession session = new GoldenSession(store)) {
			JsonNode operations = cases(file("rich-ops.json"));
			operations.forEach((operation) -> session.perform(operation.get("op").stringValue(),
					GoldenValues.arguments(operation)));
			for (Path file : vectors("get_input_entity")) {
				JsonNode cases = cases(file);
				for (int i = 0; i < cases.size(); i++) {
					List<@Nullable Object> args = GoldenValues.arguments(cases.get(i));
					GoldenOutcome expected = GoldenOutcome.recorded(cases.get(i));
					GoldenOutcome got = GoldenOutcome.of(() -> session.perform("get", args));
					Deviation deviation = got.matches(expected) ? null
							: GoldenLookupRules.explain(args.get(0), expected, got, session.history());
					count(file.getFileName() + " on " + store, i, args, expected, got, deviation);
				}
			}
		}
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void everyKindOfSessionGoesThroughTheRecordedScenarios(GoldenStore store) {
		int failures = REPORT.failures();
		for (Path file : vectors("scenarios")) {
			JsonNode scenarios = cases(file);
			for (JsonNode scenario : scenarios) {
				new GoldenScenario(scenario, scenarios, file.getFileName() + " on " + store).replay(store, REPORT);
			}
		}
		assertThat(REPORT.failures() - failures).as("mismatches printed above").isZero();
	}

	@Test
	void telethonsStringsAreReadAndOthersAreNamed() {
		JsonNode strings = read(file("strings.json"));
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

	/**
	 * A relative folder is meant from where Maven was called, the root of the project.
	 */
	private static Path directory() {
		String other = System.getProperty("golden.dir");
		if (other == null) {
			return RESOURCES;
		}
		return Files.exists(Path.of(other)) ? Path.of(other) : Path.of("..").resolve(other);
	}

	private static Stream<GoldenStore> stores() {
		return GoldenStore.all();
	}

	private static void count(String where, int index, Object input, GoldenOutcome expected, GoldenOutcome got,
			@Nullable Deviation deviation) {
		if (got.matches(expected)) {
			REPORT.passed();
		}
		else if (deviation != null) {
			REPORT.deviation(deviation);
		}
		else {
			REPORT.failed(where, index, input, expected, got);
		}
	}

	private static List<Path> vectors(String function) {
		try (Stream<Path> files = Files.list(DIRECTORY.resolve("vectors"))) {
			List<Path> result = new ArrayList<>(files.filter((file) -> {
				String name = file.getFileName().toString();
				return name.startsWith(function + "-") && name.endsWith(".json");
			}).sorted().toList());
			if (System.getProperty("golden.dir") == null) {
				assertThat(result).as("recorded cases of " + function).isNotEmpty();
			}
			return result;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What other folders may leave out is taken from the test resources.
	 */
	private static Path file(String name) {
		Path file = DIRECTORY.resolve(name);
		return Files.exists(file) ? file : RESOURCES.resolve(name);
	}

	private static JsonNode cases(Path file) {
		return read(file).get("cases");
	}

	private static JsonNode read(Path file) {
		return JSON.readTree(file.toFile());
	}

}
