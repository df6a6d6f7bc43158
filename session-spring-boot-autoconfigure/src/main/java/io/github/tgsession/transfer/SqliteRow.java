package io.github.tgsession.transfer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The row that a query is at. SQLite lets every column hold every kind of value; what can
 * be understood is read, the rest is refused by naming the place and the kind of value,
 * never the value.
 */
final class SqliteRow {

	/**
	 * The end of the year 9999, in seconds since 1970.
	 */
	private static final long MAX_SECONDS = 253_402_300_799L;

	private static final Pattern INTEGER = Pattern.compile("-?\\d{1,19}");

	private static final Pattern PHONE = Pattern.compile("\\+?\\d{1,64}(\\.\\d{0,20})?([eE]\\+?\\d{1,2})?");

	/**
	 * Beyond this not every integer has a floating-point number of its own.
	 */
	private static final double MAX_EXACT = 1L << 53;

	private final ResultSet results;

	private final String format;

	private final String table;

	private final List<String> columns;

	private final int offset;

	private long name;

	private long weight;

	SqliteRow(ResultSet results, String format, String table, List<String> columns, int offset) {
		this.results = results;
		this.format = format;
		this.table = table;
		this.columns = columns;
		this.offset = offset;
	}

	void moveTo(long name) {
		this.name = name;
	}

	/**
	 * How many characters and bytes have been read so far, by all rows of the query.
	 */
	long weight() {
		return this.weight;
	}

	/**
	 * A value as it is.
	 */
	@Nullable Object value(int column) throws SQLException {
		Object value = this.results.getObject(this.offset + column + 1);
		if (value instanceof String text) {
			this.weight += text.length();
		}
		else if (value instanceof byte[] bytes) {
			this.weight += bytes.length;
		}
		return value;
	}

	/**
	 * A number that must be there.
	 */
	long integer(int column) throws SQLException {
		Object value = value(column);
		Long integer = toLong(value);
		if (integer == null) {
			throw problem(column, value, "a 64-bit integer");
		}
		return integer;
	}

	/**
	 * A number within limits.
	 */
	@Nullable Integer integer(int column, int min, int max) throws SQLException {
		Object value = value(column);
		if (value == null) {
			return null;
		}
		Long integer = toLong(value);
		if (integer == null || integer < min || integer > max) {
			throw problem(column, value, "an integer from " + min + " to " + max);
		}
		return integer.intValue();
	}

	/**
	 * A time in seconds, without its fraction.
	 */
	@Nullable Long seconds(int column) throws SQLException {
		Object value = value(column);
		if (value == null) {
			return null;
		}
		Long integer = (value instanceof Double number && Math.abs(number) < MAX_EXACT)
				? Long.valueOf((long) Math.floor(number)) : toLong(value);
		if (integer == null || integer < 0 || integer > MAX_SECONDS) {
			throw problem(column, value, "a time in seconds since 1970");
		}
		return integer;
	}

	/**
	 * A text, null if it is empty.
	 */
	@Nullable String text(int column) throws SQLException {
		Object value = value(column);
		if (value instanceof byte[]) {
			throw problem(column, value, "a text");
		}
		return (value != null && !value.toString().isEmpty()) ? value.toString() : null;
	}

	/**
	 * Bytes, null if there are none.
	 */
	byte @Nullable [] bytes(int column) throws SQLException {
		Object value = value(column);
		if (value == null) {
			return null;
		}
		if (value instanceof byte[] bytes) {
			return (bytes.length != 0) ? bytes : null;
		}
		throw problem(column, value, "bytes");
	}

	/**
	 * A phone number as digits without leading zeros.
	 * @param noPhone is told if there is something else
	 * @return the digits, or null
	 */
	@Nullable String phone(int column, Runnable noPhone) throws SQLException {
		Object value = value(column);
		if (value == null) {
			return null;
		}
		if (value instanceof byte[]) {
			throw problem(column, value, "a phone number");
		}
		if (value instanceof Long || value instanceof Integer) {
			long digits = ((Number) value).longValue();
			if (digits >= 0) {
				return Long.toString(digits);
			}
		}
		String text = value.toString().strip();
		BigDecimal number = PHONE.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : null;
		if (number != null && number.scale() <= 0) {
			return number.toBigInteger().toString();
		}
		if (!text.isEmpty()) {
			noPhone.run();
		}
		return null;
	}

	private static @Nullable Long toLong(@Nullable Object value) {
		if (value instanceof Integer || value instanceof Long) {
			return ((Number) value).longValue();
		}
		if (value instanceof Double number) {
			return (number == Math.rint(number) && Math.abs(number) <= MAX_EXACT) ? Long.valueOf(number.longValue())
					: null;
		}
		if (value instanceof String text && INTEGER.matcher(text).matches()) {
			BigDecimal number = new BigDecimal(text);
			return (number.toBigInteger().bitLength() < Long.SIZE) ? Long.valueOf(number.longValue()) : null;
		}
		return null;
	}

	/**
	 * Why a value cannot be.
	 * @param column the column
	 * @param value the value, which is not repeated
	 * @param wanted what belongs there
	 */
	TransferProblem problem(int column, @Nullable Object value, String wanted) {
		return new TransferProblem(
				this.format + " has in row " + this.name + " of the table '" + this.table + "' in the column '"
						+ this.columns.get(column) + "' " + kind(value) + " where " + wanted + " belongs");
	}

	private static String kind(@Nullable Object value) {
		if (value == null) {
			return "nothing";
		}
		if (value instanceof byte[] bytes) {
			return bytes.length + " bytes";
		}
		if (value instanceof Double) {
			return "a floating-point number";
		}
		return (value instanceof String) ? "a text" : "another integer";
	}

}
