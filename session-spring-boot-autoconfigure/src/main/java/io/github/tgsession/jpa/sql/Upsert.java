package io.github.tgsession.jpa.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A statement that inserts a row or changes the one of the same key, in one step. The
 * expressions say {@code new.column} for the given value and {@code old.column} for the
 * stored one.
 *
 * @since 0.1.0
 */
public final class Upsert {

	private final String table;

	private final List<String> keys;

	private final List<String> values;

	private final Map<String, String> assignments = new LinkedHashMap<>();

	private @Nullable String condition;

	private boolean insertOnly;

	private Upsert(String table, List<String> keys, List<String> values) {
		this.table = table;
		this.keys = keys;
		this.values = values;
		values.forEach((column) -> this.assignments.put(column, "new." + column));
	}

	/**
	 * An upsert that replaces all values.
	 * @param table the table
	 * @param keys the columns of the primary key
	 * @param values the other columns. MySQL and MariaDB assign them in this order and
	 * see what they have assigned: an expression must not read a column before its own
	 * @return the upsert
	 */
	public static Upsert of(String table, List<String> keys, List<String> values) {
		return new Upsert(table, List.copyOf(keys), List.copyOf(values));
	}

	/**
	 * Changes a column of a stored row in another way.
	 * @param column the column
	 * @param expression its new value
	 * @return this upsert
	 */
	public Upsert set(String column, String expression) {
		this.assignments.put(column, expression);
		return this;
	}

	/**
	 * Keeps a column of a stored row as it is.
	 * @param columns the columns
	 * @return this upsert
	 */
	public Upsert keep(String... columns) {
		for (String column : columns) {
			this.assignments.remove(column);
		}
		return this;
	}

	/**
	 * Changes a stored row under a condition only.
	 * @param condition the condition
	 * @return this upsert
	 */
	public Upsert onlyIf(String condition) {
		this.condition = condition;
		return this;
	}

	/**
	 * Leaves a stored row alone.
	 * @return this upsert
	 */
	public Upsert insertOnly() {
		this.insertOnly = true;
		return this;
	}

	List<String> columns() {
		List<String> columns = new ArrayList<>(this.keys);
		columns.addAll(this.values);
		return columns;
	}

	String render(Platform platform, SchemaNames names, Function<String, String> h2Type) {
		return switch (platform) {
			case H2 -> renderMerge(names, h2Type);
			case SQLITE, POSTGRESQL -> names.rewrite(insert("insert into " + this.table + " as o") + " on conflict ("
					+ String.join(", ", this.keys) + ") do " + (this.insertOnly ? "nothing"
							: references("update set " + assignments("$2") + where(" where "), "o.", "excluded.$1")));
			case MYSQL -> renderDuplicateKey(names, " as n", "n.$1");
			case MARIADB -> renderDuplicateKey(names, "", "values($1)");
		};
	}

	private String renderMerge(SchemaNames names, Function<String, String> h2Type) {
		String source = columns().stream()
			.map((column) -> "cast(? as " + h2Type.apply(column) + ") as " + column)
			.collect(Collectors.joining(", "));
		String match = this.keys.stream()
			.map((column) -> "o." + column + " = n." + column)
			.collect(Collectors.joining(" and "));
		String update = this.insertOnly ? ""
				: " when matched" + where(" and ") + " then update set " + assignments("$2");
		return names.rewrite("merge into " + this.table + " as o using (select " + source + ") as n on " + match
				+ references(update, "o.", "n.$1") + " when not matched then insert (" + String.join(", ", columns())
				+ ") values (" + columns().stream().map((column) -> "n." + column).collect(Collectors.joining(", "))
				+ ")");
	}

	private String renderDuplicateKey(SchemaNames names, String alias, String given) {
		if (this.insertOnly) {
			// Only this form tells an inserted row from a known one by its update count.
			return names.rewrite(insert("insert ignore into " + this.table));
		}
		String assignment = (this.condition != null) ? "case when " + this.condition + " then $2 else old.$1 end"
				: "$2";
		return names.rewrite(insert("insert into " + this.table) + alias + " on duplicate key update "
				+ references(assignments(assignment), this.table + ".", given));
	}

	private String insert(String into) {
		return into + " (" + String.join(", ", columns()) + ") values ("
				+ columns().stream().map((column) -> "?").collect(Collectors.joining(", ")) + ")";
	}

	private String assignments(String template) {
		return this.assignments.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " = "
					+ template.replace("$1", entry.getKey()).replace("$2", entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	private String where(String word) {
		return (this.condition != null) ? word + "(" + this.condition + ")" : "";
	}

	private static String references(String sql, String stored, String given) {
		return sql.replaceAll("\\bold\\.", stored).replaceAll("\\bnew\\.(\\w+)", given);
	}

}
