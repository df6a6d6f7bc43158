package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Session files of real libraries, and what was recorded of their tables.
 */
final class GoldenFiles {

	static final Path SESSIONS = Path.of("src/test/resources/golden/sessions");

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, JsonNode> TABLES = new TreeMap<>();

	static {
		JSON.readTree(Path.of("src/test/resources/golden/sessions-expected.json"))
			.properties()
			.forEach((entry) -> putIfPresent(entry.getKey(), entry.getValue().get("tables")));
		JSON.readTree(Path.of("src/test/resources/golden/old-expected.json"))
			.properties()
			.forEach((entry) -> putIfPresent(entry.getKey(), entry.getValue().get("before")));
	}

	private GoldenFiles() {
	}

	private static void putIfPresent(String name, @Nullable JsonNode tables) {
		if (tables != null && tables.has("ddl")) {
			TABLES.put(name, tables);
		}
	}

	/**
	 * The names of all files whose tables were recorded.
	 */
	static List<String> recorded() {
		return List.copyOf(TABLES.keySet());
	}

	/**
	 * All files that are there as files.
	 */
	static List<Path> all() {
		try (Stream<Path> files = Files.list(SESSIONS)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The file of a name, or one that is made of what was recorded of it.
	 */
	static Path find(String name, Path directory) {
		Path file = SESSIONS.resolve(name + ".session");
		return Files.exists(file) ? file : rebuild(name, directory.resolve(name + ".session"));
	}

	private static Path rebuild(String name, Path file) {
		JsonNode tables = tables(name);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			for (Map.Entry<String, JsonNode> table : tables.get("ddl").properties()) {
				statement.execute(table.getValue().stringValue());
				for (List<@Nullable Object> row : rows(name, table.getKey())) {
					String parameters = String.join(", ", row.stream().map((value) -> "?").toList());
					try (PreparedStatement insert = connection
						.prepareStatement("insert into " + table.getKey() + " values (" + parameters + ")")) {
						for (int i = 0; i < row.size(); i++) {
							insert.setObject(i + 1, row.get(i));
						}
						insert.executeUpdate();
					}
				}
			}
			return file;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode tables(String name) {
		JsonNode tables = TABLES.get(name);
		if (tables == null) {
			throw new IllegalArgumentException("Nothing was recorded of " + name);
		}
		return tables;
	}

	static boolean hasTable(String name, String table) {
		return tables(name).get("tables").has(table);
	}

	/**
	 * The rows of a table, as values of SQLite.
	 */
	static List<List<@Nullable Object>> rows(String name, String table) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		if (hasTable(name, table)) {
			for (JsonNode row : tables(name).get("tables").get(table).get("rows")) {
				List<@Nullable Object> values = new ArrayList<>();
				row.forEach((value) -> values.add(value(value)));
				rows.add(values);
			}
		}
		return rows;
	}

	/**
	 * The rows of a table by the names of its columns.
	 */
	static List<Map<String, @Nullable Object>> records(String name, String table) {
		List<Map<String, @Nullable Object>> records = new ArrayList<>();
		for (List<@Nullable Object> row : rows(name, table)) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			JsonNode columns = tables(name).get("tables").get(table).get("columns");
			for (int i = 0; i < row.size(); i++) {
				values.put(columns.get(i).stringValue(), row.get(i));
			}
			records.add(values);
		}
		return records;
	}

	private static @Nullable Object value(JsonNode node) {
		if (node.isNull()) {
			return null;
		}
		if (node.isObject()) {
			return HexFormat.of().parseHex(node.get("$bytes").stringValue());
		}
		if (node.isString()) {
			return node.stringValue();
		}
		return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
	}

	/**
	 * The entities that Telethon's table holds, in our form. Phone numbers are left to
	 * the caller if they are not plain.
	 */
	static List<EntityRow> entities(String name) {
		List<EntityRow> entities = new ArrayList<>();
		for (Map<String, @Nullable Object> row : records(name, "entities")) {
			if (!Long.valueOf(0).equals(row.get("id"))) {
				String username = (String) row.get("username");
				Long date = (Long) row.get("date");
				entities.add(new EntityRow((Long) row.get("id"), (Long) row.get("hash"), 0, username,
						(username != null) ? List.of(username) : List.of(), phone(row.get("phone")),
						(String) row.get("name"), null, (date != null) ? date * 1_000 : 0));
			}
		}
		return entities;
	}

	private static @Nullable String phone(@Nullable Object value) {
		if (value instanceof Double) {
			return value.equals(8.881234567890124e22) ? "88812345678901240000000" : "9223372036854776000";
		}
		return (value instanceof Long number && number >= 0) ? number.toString() : null;
	}

	/**
	 * The positions that Telethon's table holds, in our form.
	 */
	static Map<Long, UpdateState> updateStates(String name) {
		Map<Long, UpdateState> states = new TreeMap<>();
		for (Map<String, @Nullable Object> row : records(name, "update_state")) {
			states.put((Long) row.get("id"), new UpdateState(integer(row.get("pts")), integer(row.get("qts")),
					integer(row.get("date")), integer(row.get("seq"))));
		}
		return states;
	}

	private static int integer(@Nullable Object value) {
		return (value instanceof Number number) ? (int) Math.floor(number.doubleValue()) : 0;
	}

	/**
	 * The sent files that Telethon's table holds: digest, size, kind, id and hash.
	 */
	static List<String> files(String name) {
		return records(name, "sent_files").stream()
			.filter((row) -> row.containsKey("hash"))
			.map((row) -> HexFormat.of().formatHex((byte[]) row.get("md5_digest")) + " " + row.get("file_size") + " "
					+ row.get("type") + " " + row.get("id") + " " + row.get("hash"))
			.sorted()
			.toList();
	}

}
