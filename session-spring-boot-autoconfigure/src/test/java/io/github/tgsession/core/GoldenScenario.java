package io.github.tgsession.core;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A recorded sequence of calls.
 */
final class GoldenScenario {

	/**
	 * Steps about Telethon's own tables, files and locks.
	 */
	private static final Set<String> TELETHONS_OWN = Set.of("rows", "disk", "raw_sql", "exists", "filename", "clone",
			"drop");

	private final JsonNode scenario;

	private final JsonNode all;

	private final String where;

	private boolean closed;

	private boolean tamperedWith;

	private boolean emptyKeySet;

	private boolean rangeRefused;

	private boolean unknownPartSet;

	private @Nullable Object keyDataCenter;

	private @Nullable Object dataCenter;

	GoldenScenario(JsonNode scenario, JsonNode all, String where) {
		this.scenario = scenario;
		this.all = all;
		this.where = where + ", scenario '" + scenario.get("name").stringValue() + "' ("
				+ scenario.get("backend").stringValue() + ")";
	}

	void replay(GoldenStore store, GoldenReport report) {
		JsonNode steps = this.scenario.get("steps");
		try (GoldenSession session = new GoldenSession(store)) {
			for (int i = 0; i < steps.size(); i++) {
				String operation = steps.get(i).get("op").stringValue();
				List<@Nullable Object> args = GoldenValues.arguments(steps.get(i));
				if (TELETHONS_OWN.contains(operation)) {
					this.tamperedWith |= operation.equals("raw_sql") || operation.equals("drop");
					report.deviation(Deviation.TELETHONS_OWN_TABLES);
					continue;
				}
				GoldenOutcome expected = expected(operation, steps.get(i));
				GoldenOutcome got = GoldenOutcome.of(() -> perform(session, operation, args));
				if (got.matches(expected)) {
					report.passed();
				}
				else {
					Deviation deviation = explain(i, operation, args, expected, got, session.history());
					if (deviation != null) {
						report.deviation(deviation);
					}
					else {
						report.failed(this.where, i, operation + args, expected, got);
					}
				}
				note(operation, args, got);
			}
		}
	}

	private @Nullable Object perform(GoldenSession session, String operation, List<@Nullable Object> args) {
		Object result = session.perform(operation, args);
		boolean answersString = operation.equals("save") && this.scenario.get("backend").stringValue().equals("string");
		return answersString ? session.sessionString() : result;
	}

	/**
	 * Parts of recorded answers that have no meaning here: how many messages are unread,
	 * fractions of seconds, and whether a file was there to be deleted.
	 */
	private static GoldenOutcome expected(String operation, JsonNode step) {
		GoldenOutcome recorded = GoldenOutcome.recorded(step);
		if (operation.equals("delete")) {
			return GoldenOutcome.of((Object) null);
		}
		withoutUnreadCounts(recorded.result());
		return recorded;
	}

	private static void withoutUnreadCounts(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			map.remove("unread_count");
			map.values().forEach(GoldenScenario::withoutUnreadCounts);
		}
		else if (value instanceof List<?> list) {
			list.forEach(GoldenScenario::withoutUnreadCounts);
		}
	}

	private void note(String operation, List<@Nullable Object> args, GoldenOutcome got) {
		switch (operation) {
			case "close", "delete" -> this.closed = true;
			case "reopen" -> this.closed = false;
			case "set_dc" -> {
				this.rangeRefused |= got.isError();
				this.dataCenter = got.isError() ? this.dataCenter : args.get(0);
			}
			case "set_auth_key" -> {
				this.emptyKeySet |= "".equals(args.get(0));
				this.keyDataCenter = this.dataCenter;
			}
			case "set_state" -> this.unknownPartSet |= args.get(1) instanceof Map<?, ?> state
					&& (state.get("date") == null || state.get("pts") == null);
			default -> {
			}
		}
	}

	private @Nullable Deviation explain(int index, String operation, List<@Nullable Object> args,
			GoldenOutcome expected, GoldenOutcome got, GoldenHistory history) {
		if (this.closed && "IllegalStateException".equals(got.errorType())) {
			return Deviation.CLOSED_MEANS_CLOSED;
		}
		if (this.tamperedWith) {
			return Deviation.TELETHONS_OWN_TABLES;
		}
		if (operation.equals("set_dc") && got.isError()) {
			return Deviation.RANGES_ARE_CHECKED;
		}
		if (operation.equals("set_auth_key") && got.isError()) {
			return Deviation.KEYS_HAVE_256_BYTES;
		}
		if (operation.equals("get_file") && expected.isError() && !got.isError()) {
			return Deviation.SENT_FILES_ARE_FOUND;
		}
		if (operation.equals("process") && expected.isError()) {
			return Deviation.BAD_MEMBERS;
		}
		if (operation.endsWith("_state") || operation.equals("get_states")) {
			return this.unknownPartSet || isUnknownPart(args) ? Deviation.PARTS_MAY_BE_UNKNOWN : null;
		}
		if (operation.equals("view")) {
			return explainView(expected, got);
		}
		Deviation deviation = operation.equals("get") ? GoldenLookupRules.explain(args.get(0), expected, got, history)
				: null;
		return (deviation == null && sqliteAnswers(index, got)) ? Deviation.SQLITE_ANSWERS : deviation;
	}

	private static boolean isUnknownPart(List<@Nullable Object> args) {
		return args.size() > 1 && args.get(1) instanceof Map<?, ?> state && state.get("date") == null;
	}

	private @Nullable Deviation explainView(GoldenOutcome expected, GoldenOutcome got) {
		if (this.rangeRefused) {
			return Deviation.RANGES_ARE_CHECKED;
		}
		Map<?, ?> recorded = (Map<?, ?>) expected.result();
		Map<?, ?> ours = (Map<?, ?>) got.result();
		if (recorded == null || ours == null || !sameButForKey(recorded, ours)) {
			return null;
		}
		if (this.emptyKeySet && "".equals(recorded.get("auth_key"))) {
			return Deviation.EMPTY_KEYS_ARE_NULL;
		}
		boolean elsewhere = this.keyDataCenter != null && !this.keyDataCenter.equals(this.dataCenter);
		return elsewhere ? Deviation.KEYS_BELONG_TO_THEIR_DATA_CENTRE : null;
	}

	private static boolean sameButForKey(Map<?, ?> first, Map<?, ?> second) {
		return GoldenOutcome.same(first.get("dc_id"), second.get("dc_id"))
				&& GoldenOutcome.same(first.get("server_address"), second.get("server_address"))
				&& GoldenOutcome.same(first.get("port"), second.get("port"))
				&& GoldenOutcome.same(first.get("takeout_id"), second.get("takeout_id"))
				&& GoldenOutcome.same(first.get("update_states"), second.get("update_states"));
	}

	/**
	 * Whether the recording of the same scenario on SQLite has our answer.
	 */
	private boolean sqliteAnswers(int index, GoldenOutcome got) {
		for (JsonNode other : this.all) {
			if (other != this.scenario && other.get("backend").stringValue().equals("sqlite")
					&& other.get("name").equals(this.scenario.get("name")) && index < other.get("steps").size()) {
				JsonNode step = other.get("steps").get(index);
				return step.get("op").equals(this.scenario.get("steps").get(index).get("op"))
						&& got.matches(expected(step.get("op").stringValue(), step));
			}
		}
		return false;
	}

}
