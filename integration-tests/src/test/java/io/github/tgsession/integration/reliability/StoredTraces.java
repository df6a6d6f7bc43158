package io.github.tgsession.integration.reliability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is in the database, read with plain SQL so that it does not depend on what is
 * tested, and held against what was acknowledged.
 */
final class StoredTraces {

	private final long session;

	private final Map<Lane, Integer> positions = new EnumMap<>(Lane.class);

	private final Map<Lane, NavigableSet<Integer>> users = new EnumMap<>(Lane.class);

	private final Map<Lane, NavigableSet<Integer>> handled = new EnumMap<>(Lane.class);

	private final Map<Long, byte[]> keys = new HashMap<>();

	private final Map<Long, byte[]> currentKeys = new TreeMap<>();

	private final List<String> contradictions = new ArrayList<>();

	private int takeout;

	private StoredTraces(long session) {
		this.session = session;
		for (Lane lane : Lane.values()) {
			this.users.put(lane, new TreeSet<>());
			this.handled.put(lane, new TreeSet<>());
		}
	}

	/**
	 * Reads everything.
	 * @param connection a connection to the database
	 * @return what is there
	 */
	static StoredTraces read(Connection connection) throws SQLException {
		long[] found = { 0, 0 };
		query(connection, "select id, takeout_id from telegram_session where name = '" + BotApplication.SESSION + "'",
				(row) -> {
					found[0] = row.getLong(1);
					found[1] = row.getLong(2);
				});
		StoredTraces traces = new StoredTraces(found[0]);
		traces.takeout = (int) found[1];
		traces.readAll(connection);
		return traces;
	}

	private void readAll(Connection connection) throws SQLException {
		query(connection, ofSession("entity_id, pts", "telegram_update_state"),
				(row) -> this.positions.put(Lane.ofPosition(row.getLong(1)), row.getInt(2)));
		Set<String> usernames = new HashSet<>();
		query(connection, ofSession("username, entity_id", "telegram_username"),
				(row) -> usernames.add(row.getString(1) + "=" + row.getLong(2)));
		query(connection, ofSession("entity_id, access_hash", "telegram_entity"), (row) -> {
			long id = row.getLong(1);
			Lane lane = Lane.ofUser(id);
			int number = Lane.numberOfUser(id);
			require(row.getLong(2) == lane.accessHash(number) && usernames.remove(lane.username(number) + "=" + id),
					"User " + number + " of " + lane + " is there in parts only");
			this.users.get(lane).add(number);
		});
		require(usernames.isEmpty(), usernames.size() + " usernames belong to nobody");
		query(connection, "select lane, number, outcome from handled", (row) -> {
			Lane lane = Lane.valueOf(row.getString(1));
			this.handled.get(lane).add(row.getInt(2));
			require(row.getString(3).equals("done"), "Row " + row.getInt(2) + " of " + lane + " was rolled back");
		});
		query(connection, ofSession("auth_key_id, stored_key, replaced_at", "telegram_auth_key"), (row) -> {
			byte[] stored = row.getBytes(2);
			byte[] key = Arrays.copyOfRange(stored, 1, stored.length);
			row.getLong(3);
			(row.wasNull() ? this.currentKeys : this.keys).put(row.getLong(1), key);
		});
		this.keys.putAll(this.currentKeys);
	}

	private String ofSession(String columns, String table) {
		return "select " + columns + " from " + table + " where session_id = " + this.session;
	}

	/**
	 * Holds what is there against what was acknowledged, and against itself.
	 * @param ledger what was acknowledged
	 * @return what was found out
	 */
	Findings compare(Ledger ledger) {
		long found = 0;
		for (Lane lane : Lane.values()) {
			int acknowledged = ledger.acknowledged(lane);
			if (lane == Lane.LOGIN) {
				found += compareLogin(acknowledged);
			}
			else {
				found += comparePosition(lane, acknowledged);
			}
			require(lane == Lane.KNOWLEDGE || last(lane) <= ledger.told(lane) + 1,
					lane + " is at " + last(lane) + ", but only " + ledger.told(lane) + " has been told to anybody");
		}
		return new Findings(ledger.acknowledged(), found, List.copyOf(this.contradictions));
	}

	private long comparePosition(Lane lane, int acknowledged) {
		int position = last(lane);
		NavigableSet<Integer> known = this.users.get(lane);
		require(isWhole(known.headSet(position, true), position),
				"The position of " + lane + " is " + position + ", ahead of users that it depends on");
		if (!lane.isTransactional()) {
			return Math.min(known.headSet(acknowledged, true).size(), Math.min(acknowledged, position));
		}
		NavigableSet<Integer> rows = this.handled.get(lane);
		require(rows.size() == position && isWhole(rows, position), "The position of " + lane + " is " + position
				+ ", but the application has " + rows.size() + " rows: they were not one transaction");
		return Math.min(rows.headSet(acknowledged, true).size(), Math.min(acknowledged, position));
	}

	private long compareLogin(int acknowledged) {
		if (this.takeout > 0 || !this.keys.isEmpty()) {
			require(this.currentKeys.size() == 1, this.currentKeys.size() + " keys are the current one");
			require(isKey(this.takeout, this.currentKeys) || isKey(this.takeout + 1, this.currentKeys),
					"The current key is neither the acknowledged one nor the one after it");
		}
		int found = 0;
		for (int number = 1; number <= Math.min(acknowledged, this.takeout); number++) {
			if (isKey(number, this.keys)) {
				found++;
			}
		}
		return found;
	}

	private static boolean isKey(int number, Map<Long, byte[]> keys) {
		return Arrays.equals(keys.get(Lane.key(number).id()), Lane.key(number).toByteArray());
	}

	private static boolean isWhole(NavigableSet<Integer> numbers, int last) {
		return numbers.size() == last && (last == 0 || (numbers.first() == 1 && numbers.last() == last));
	}

	/**
	 * The last number of a lane of which the database knows.
	 */
	int last(Lane lane) {
		return (lane != Lane.LOGIN) ? this.positions.getOrDefault(lane, 0) : this.takeout;
	}

	private void require(boolean condition, String contradiction) {
		if (!condition) {
			this.contradictions.add(contradiction);
		}
	}

	private static void query(Connection connection, String sql, RowReader reader) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				reader.read(rows);
			}
		}
	}

	@FunctionalInterface
	private interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
