package io.github.tgsession.jpa.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement, whose types are looked up once and not for each
 * value of each row.
 */
final class Binding {

	private final int[] types;

	private Binding(int[] types) {
		this.types = types;
	}

	static Binding of(List<String> columns, ToIntFunction<String> types) {
		return new Binding(columns.stream().mapToInt(types).toArray());
	}

	void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
		for (int index = 0; index < row.length; index++) {
			bind(statement, index + 1, this.types[index], row[index]);
		}
	}

	static void bind(PreparedStatement statement, int parameter, int type, @Nullable Object value) throws SQLException {
		if (value == null) {
			statement.setNull(parameter, type);
			return;
		}
		switch (type) {
			case Types.BIGINT -> statement.setLong(parameter, ((Number) value).longValue());
			case Types.INTEGER -> statement.setInt(parameter, ((Number) value).intValue());
			case Types.BOOLEAN -> statement.setBoolean(parameter, (Boolean) value);
			case Types.VARBINARY -> statement.setBytes(parameter, (byte[]) value);
			default -> statement.setString(parameter, (String) value);
		}
	}

}
