package io.github.tgsession.transfer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of a SQLite file.
 *
 * @param name the name
 * @param columns the columns, in lower case
 * @param key what the rows are ordered by: the row id, or the columns of the primary key
 * @param ordered whether the key is a row id
 * @param primaryKey the columns of the primary key
 */
record SqliteTable(String name, Set<String> columns, List<String> key, boolean ordered, List<String> primaryKey) {

	boolean has(String column) {
		return this.columns.contains(column);
	}

	String quotedName() {
		return quote(this.name);
	}

	/**
	 * A query for a page: the key, then the columns that are asked for; null for those
	 * that the table does not have.
	 * @param wanted the columns
	 * @param next whether it is for pages after the first one
	 * @return the statement, with the last key as parameters if there is one, and the
	 * number of rows
	 */
	String pageQuery(List<String> wanted, boolean next) {
		String keys = this.key.stream().map(SqliteTable::quote).collect(Collectors.joining(", "));
		String values = wanted.stream()
			.map((column) -> has(column) ? quote(column) : "null")
			.collect(Collectors.joining(", "));
		String parameters = this.key.stream().map((column) -> "?").collect(Collectors.joining(", "));
		return "select " + keys + ", " + values + " from " + quotedName() + (this.ordered ? " not indexed" : "")
				+ (next ? " where (" + keys + ") > (" + parameters + ")" : "") + " order by " + keys + " limit ?";
	}

	/**
	 * A query for the rows whose value in a column lies between two, in the order in
	 * which they were written as far as that is known.
	 * @return the statement, with the two values and the number of rows as parameters
	 */
	String rangeQuery(String column, List<String> wanted) {
		return "select " + wanted.stream().map(SqliteTable::quote).collect(Collectors.joining(", ")) + " from "
				+ quotedName() + " where " + quote(column) + " between ? and ?"
				+ (this.ordered ? " order by " + quote(this.key.get(0)) : "") + " limit ?";
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
