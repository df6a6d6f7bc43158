package io.github.tgsession.core;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Replays what was recorded of Telethon's sessions on a kind of store.
 */
public final class GoldenReplay {

	private final GoldenStore store;

	private final GoldenReport report;

	/**
	 * Prepares a replay.
	 * @param store the store
	 * @param report is told what became of each case
	 */
	public GoldenReplay(GoldenStore store, GoldenReport report) {
		this.store = store;
		this.report = report;
	}

	/**
	 * Asks one session with many peers for each recorded key.
	 */
	public void resolveKeys() {
		try (GoldenSession session = new GoldenSession(this.store)) {
			JsonNode operations = GoldenVectors.cases(GoldenVectors.file("rich-ops.json"));
			operations.forEach((operation) -> session.perform(operation.get("op").stringValue(),
					GoldenValues.arguments(operation)));
			for (Path file : GoldenVectors.of("get_input_entity")) {
				JsonNode cases = GoldenVectors.cases(file);
				for (int i = 0; i < cases.size(); i++) {
					List<@Nullable Object> args = GoldenValues.arguments(cases.get(i));
					GoldenOutcome expected = GoldenOutcome.recorded(cases.get(i));
					GoldenOutcome got = GoldenOutcome.of(() -> session.perform("get", args));
					Deviation deviation = got.matches(expected) ? null
							: GoldenLookupRules.explain(args.get(0), expected, got, session.history());
					this.report.count(file.getFileName() + " on " + this.store, i, args, expected, got, deviation);
				}
			}
		}
	}

	/**
	 * Goes through all recorded sequences of calls.
	 */
	public void goThroughScenarios() {
		for (Path file : GoldenVectors.of("scenarios")) {
			JsonNode scenarios = GoldenVectors.cases(file);
			for (JsonNode scenario : scenarios) {
				new GoldenScenario(scenario, scenarios, file.getFileName() + " on " + this.store).replay(this.store,
						this.report);
			}
		}
	}

}
