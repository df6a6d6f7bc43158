package io.github.tgsession.integration.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A session file that is open in a real Telethon.
 */
final class TelethonFile implements AutoCloseable {

	private final String id = UUID.randomUUID().toString();

	private final PeerProcess telethon;

	TelethonFile(PeerProcess telethon, Path file) {
		this.telethon = telethon;
		call("open", Map.of("file", file.toString()));
	}

	/**
	 * What of a {@link Login} is in the file.
	 */
	JsonNode view() {
		return call("view", Map.of());
	}

	Map<Long, UpdateState> states() {
		Map<Long, UpdateState> states = new TreeMap<>();
		for (JsonNode state : view().get("states")) {
			states.put(state.get(0).asLong(), state(state, 1));
		}
		return states;
	}

	/**
	 * A position as Telethon's client asks for it, one at a time.
	 */
	@Nullable UpdateState state(long id) {
		JsonNode state = call("state", Map.of("id", id));
		return state.isNull() ? null : state(state, 0);
	}

	private static UpdateState state(JsonNode state, int first) {
		return new UpdateState(integer(state.get(first)), integer(state.get(first + 1)), integer(state.get(first + 2)),
				integer(state.get(first + 3)));
	}

	private static @Nullable Integer integer(JsonNode value) {
		return value.isNull() ? null : value.asInt();
	}

	int version() {
		return call("version_row", Map.of()).asInt();
	}

	/**
	 * The rows of all entities: id, hash, username, phone, name.
	 */
	JsonNode entities() {
		return call("entities", Map.of());
	}

	List<Answer> lookUp(List<Question> questions) {
		List<Answer> answers = new ArrayList<>();
		call("look_up", Map.of("keys", questions.stream().map(Question::toTelethon).toList()))
			.forEach((answer) -> answers.add(Answer.of(answer)));
		return answers;
	}

	/**
	 * The keys of all sent files: MD5, size, 0 for a document and 1 for a photo.
	 */
	JsonNode fileKeys() {
		return call("file_keys", Map.of());
	}

	/**
	 * Id and hash of each sent file, or null.
	 */
	JsonNode files(JsonNode keys) {
		return call("files", Map.of("keys", keys));
	}

	/**
	 * Replays calls in the recorded form.
	 */
	void run(Object calls) {
		call("run", Map.of("calls", calls));
	}

	void save() {
		call("save", Map.of());
	}

	/**
	 * Keeps everybody else out until {@link #save()}.
	 */
	void lock() {
		call("lock", Map.of());
	}

	private JsonNode call(String name, Map<String, ?> arguments) {
		Map<String, Object> request = new TreeMap<>(arguments);
		request.put("session", this.id);
		return this.telethon.call(name, request);
	}

	@Override
	public void close() {
		call("close", Map.of());
	}

}
