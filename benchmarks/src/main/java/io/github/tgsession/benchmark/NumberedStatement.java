package io.github.tgsession.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * A prepared statement whose parameters have numbers, as SQLite has them, for drivers
 * that know none.
 */
final class NumberedStatement {

	private static final Pattern PARAMETER = Pattern.compile("\\?([1-9])");

	private final PreparedStatement statement;

	/**
	 * The number of the parameter at each place.
	 */
	private final int[] numbers;

	NumberedStatement(Connection connection, String sql) throws SQLException {
		this.numbers = PARAMETER.matcher(sql)
			.results()
			.map((parameter) -> parameter.group(1))
			.mapToInt(Integer::parseInt)
			.toArray();
		this.statement = connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"));
	}

	ResultSet query(Object... values) throws SQLException {
		for (int place = 0; place < this.numbers.length; place++) {
			this.statement.setObject(place + 1, values[this.numbers[place] - 1]);
		}
		return this.statement.executeQuery();
	}

}
