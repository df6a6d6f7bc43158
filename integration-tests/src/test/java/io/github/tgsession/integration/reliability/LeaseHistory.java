package io.github.tgsession.integration.reliability;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What owners have written of themselves, in one transaction with a position: the numbers
 * are in the order of the commits, as each position is the one after the one that was
 * there.
 *
 * @param numbers the numbers
 * @param doubleOwners what two have written at one time, in words
 * @param joined the last position of the session that moves with them
 * @param behind the last position of the session that is written behind
 * @param users the ids of the users that are known
 */
record LeaseHistory(Set<Integer> numbers, List<String> doubleOwners, int joined, int behind, Set<Long> users) {

	static void create(String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute("""
					create table history (number integer primary key, epoch integer not null, node integer not null,
					current_epoch integer not null, at bigint not null)""");
		}
	}

	static LeaseHistory read(String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			Set<Integer> numbers = new HashSet<>();
			List<String> doubleOwners = new ArrayList<>();
			try (ResultSet rows = statement
				.executeQuery("select number, epoch, node, current_epoch, at from history order by number")) {
				readOwners(rows, numbers, doubleOwners);
			}
			Set<Long> users = new HashSet<>();
			try (ResultSet rows = statement
				.executeQuery("select entity_id from telegram_entity where access_hash = entity_id * 31")) {
				while (rows.next()) {
					users.add(rows.getLong(1));
				}
			}
			return new LeaseHistory(numbers, doubleOwners, position(statement, Ownership.JOINED),
					position(statement, Ownership.BEHIND), users);
		}
	}

	private static void readOwners(ResultSet rows, Set<Integer> numbers, List<String> doubleOwners)
			throws SQLException {
		Map<Integer, Integer> nodes = new HashMap<>();
		int lastEpoch = 0;
		long lastTime = 0;
		while (rows.next()) {
			int number = rows.getInt(1);
			int epoch = rows.getInt(2);
			int node = rows.getInt(3);
			long time = rows.getLong(5);
			numbers.add(number);
			boolean isOwner = epoch == rows.getInt(4) && nodes.computeIfAbsent(epoch, (key) -> node) == node;
			if (number != numbers.size() || epoch < lastEpoch || time < lastTime || !isOwner) {
				doubleOwners.add("Update " + number + " by node " + node + " in epoch " + epoch + " after " + lastEpoch
						+ " while it was " + rows.getInt(4));
			}
			lastEpoch = epoch;
			lastTime = time;
		}
	}

	private static int position(Statement statement, long id) throws SQLException {
		try (ResultSet rows = statement.executeQuery("select pts from telegram_update_state where entity_id = " + id)) {
			return rows.next() ? rows.getInt(1) : 0;
		}
	}

	/**
	 * Compares with what was acknowledged.
	 */
	Findings compare(LeaseLog log) {
		List<String> contradictions = new ArrayList<>(log.contradictions());
		contradictions.addAll(this.doubleOwners);
		if (this.joined != this.numbers.size()) {
			contradictions.add("The position is " + this.joined + " after update " + this.numbers.size());
		}
		long found = log.handled().stream().filter(this.numbers::contains).count()
				+ log.learnt().stream().filter(this.users::contains).count()
				+ log.moved().stream().filter((number) -> number <= this.behind).count();
		return new Findings((long) log.handled().size() + log.learnt().size() + log.moved().size(), found,
				contradictions);
	}

}
