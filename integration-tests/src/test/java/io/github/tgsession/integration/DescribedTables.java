package io.github.tgsession.integration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.github.tgsession.jpa.entity.TelegramEntities;
import jakarta.persistence.Table;

/**
 * Says what tables are like, in words that are the same for two databases of one kind.
 */
final class DescribedTables {

	private static final Set<String> NAMES = TelegramEntities.ALL.stream()
		.map((entity) -> entity.getAnnotation(Table.class).name())
		.collect(Collectors.toSet());

	private DescribedTables() {
	}

	/**
	 * Describes our tables.
	 * @param dataSource the database
	 * @return a line for each column, and for each column of a key or an index
	 */
	static SortedSet<String> of(DataSource dataSource) throws SQLException {
		SortedSet<String> lines = new TreeSet<>();
		try (Connection connection = dataSource.getConnection()) {
			DatabaseMetaData database = connection.getMetaData();
			for (Found table : tables(connection)) {
				describe(database, table, lines);
			}
		}
		return lines;
	}

	private static List<Found> tables(Connection connection) throws SQLException {
		List<Found> found = new ArrayList<>();
		// MySQL's drivers show the tables of other databases otherwise.
		try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
			while (tables.next()) {
				String name = tables.getString("TABLE_NAME");
				if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
					found.add(new Found(tables.getString("TABLE_CAT"), tables.getString("TABLE_SCHEM"), name));
				}
			}
		}
		return found;
	}

	private static void describe(DatabaseMetaData database, Found table, SortedSet<String> lines) throws SQLException {
		try (ResultSet rows = database.getColumns(table.catalog(), table.schema(), table.name(), "%")) {
			add(lines, table, "column", rows, "ORDINAL_POSITION", "COLUMN_NAME", "TYPE_NAME", "COLUMN_SIZE", "NULLABLE",
					"COLUMN_DEF");
		}
		try (ResultSet rows = database.getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
			add(lines, table, "key", rows, "KEY_SEQ", "COLUMN_NAME");
		}
		try (ResultSet rows = database.getIndexInfo(table.catalog(), table.schema(), table.name(), false, false)) {
			add(lines, table, "index", rows, "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME", "NON_UNIQUE",
					"FILTER_CONDITION");
		}
	}

	private static void add(SortedSet<String> lines, Found table, String kind, ResultSet rows, String... columns)
			throws SQLException {
		while (rows.next()) {
			StringBuilder line = new StringBuilder(table.name()).append(' ').append(kind);
			for (String column : columns) {
				line.append(' ').append(column(column, rows.getString(column)));
			}
			lines.add(line.toString());
		}
	}

	private static String column(String column, String value) {
		// The databases number the indexes that they make by themselves.
		return "INDEX_NAME".equals(column) && !value.toLowerCase(Locale.ROOT).endsWith("_ix") ? "key" : value;
	}

	private record Found(String catalog, String schema, String name) {

	}

}
