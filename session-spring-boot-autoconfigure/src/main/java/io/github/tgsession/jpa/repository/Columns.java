package io.github.tgsession.jpa.repository;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Reads columns that may be null.
 */
final class Columns {

	private Columns() {
	}

	static @Nullable Integer integer(ResultSet rows, int column) throws SQLException {
		int value = rows.getInt(column);
		return rows.wasNull() ? null : value;
	}

	static @Nullable Boolean flag(ResultSet rows, int column) throws SQLException {
		boolean value = rows.getBoolean(column);
		return rows.wasNull() ? null : value;
	}

	static @Nullable Long number(ResultSet rows, int column) throws SQLException {
		long value = rows.getLong(column);
		return rows.wasNull() ? null : value;
	}

}
