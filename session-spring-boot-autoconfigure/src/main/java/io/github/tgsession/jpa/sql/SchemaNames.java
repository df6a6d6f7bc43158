package io.github.tgsession.jpa.sql;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tgsession.jpa.entity.TelegramEntities;
import jakarta.persistence.Column;
import jakarta.persistence.Table;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Puts the names that an application's naming strategy chose into SQL that was written
 * with ours. Works word by word, so every table and column in that SQL must be a plain
 * word; comments and text in quotes stay as they are.
 * <p>
 * Names of indexes and constraints start with the name of their table and follow it: two
 * applications with different prefixes can then share a schema.
 *
 * @since 0.1.0
 */
public final class SchemaNames {

	private static final Pattern WORD = Pattern.compile("--[^\\n]*|'[^']*'|[A-Za-z_][A-Za-z0-9_]*");

	private static final int LONGEST_INDEX_NAME = 60;

	private final Map<String, String> tables;

	private final Map<String, String> columns;

	private final String qualifier;

	/**
	 * Creates names from what is known of them.
	 * @param tables physical names by our names of tables
	 * @param columns physical names by our names of columns
	 * @param schema the schema to qualify tables with, null for none
	 */
	public SchemaNames(Map<String, String> tables, Map<String, String> columns, @Nullable String schema) {
		this.tables = Map.copyOf(tables);
		this.columns = Map.copyOf(columns);
		this.qualifier = (schema != null && !schema.isBlank()) ? schema + "." : "";
	}

	/**
	 * Asks a naming strategy, in the way that Hibernate does.
	 * @param strategy the strategy
	 * @param environment what the strategy may ask about the database, null if there is
	 * nothing yet
	 * @param defaultSchema the value of {@code hibernate.default_schema}, null for none
	 * @return the names
	 */
	public static SchemaNames of(PhysicalNamingStrategy strategy, @Nullable JdbcEnvironment environment,
			@Nullable String defaultSchema) {
		Map<String, String> tables = new HashMap<>();
		Map<String, String> columns = new HashMap<>();
		for (Class<?> entity : TelegramEntities.ALL) {
			String table = tableOf(entity);
			tables.put(table, render(strategy.toPhysicalTableName(Identifier.toIdentifier(table), environment), table,
					environment));
			forEachColumn(entity,
					(field, column) -> columns.put(column,
							render(strategy.toPhysicalColumnName(Identifier.toIdentifier(column), environment), column,
									environment)));
		}
		String schema = (defaultSchema != null && !defaultSchema.isBlank())
				? render(strategy.toPhysicalSchemaName(Identifier.toIdentifier(defaultSchema), environment),
						defaultSchema, environment)
				: null;
		return new SchemaNames(tables, columns, schema);
	}

	/**
	 * Rewrites SQL.
	 * @param sql a script or a statement with our names
	 * @return the same with the physical names
	 */
	public String rewrite(String sql) {
		Matcher words = WORD.matcher(sql);
		StringBuilder result = new StringBuilder(sql.length() + 64);
		while (words.find()) {
			words.appendReplacement(result, Matcher.quoteReplacement(physical(words.group())));
		}
		return words.appendTail(result).toString();
	}

	private String physical(String word) {
		String table = this.tables.get(word);
		if (table != null) {
			return this.qualifier + table;
		}
		String column = this.columns.get(word);
		return (column != null) ? column : indexName(word);
	}

	private String indexName(String word) {
		for (Map.Entry<String, String> table : this.tables.entrySet()) {
			if (word.startsWith(table.getKey() + "_")) {
				String rest = word.substring(table.getKey().length());
				String name = table.getValue();
				char last = name.charAt(name.length() - 1);
				boolean quoted = !Character.isLetterOrDigit(last) && last != '_' && last != '$';
				String closing = quoted ? String.valueOf(last) : "";
				return shorten(name.substring(0, name.length() - closing.length()), rest) + closing;
			}
		}
		return word;
	}

	private static String shorten(String table, String rest) {
		if (table.length() + rest.length() <= LONGEST_INDEX_NAME) {
			return table + rest;
		}
		return table.substring(0, LONGEST_INDEX_NAME - rest.length() - 9) + "_"
				+ String.format("%08x", table.hashCode()) + rest;
	}

	private static String render(@Nullable Identifier identifier, String fallback,
			@Nullable JdbcEnvironment environment) {
		if (identifier == null) {
			return fallback;
		}
		Dialect dialect = (environment != null) ? environment.getDialect() : null;
		return (dialect != null) ? identifier.render(dialect) : identifier.render();
	}

	static String tableOf(Class<?> entity) {
		Table table = entity.getAnnotation(Table.class);
		if (table == null) {
			throw new IllegalStateException(entity.getName() + " has no @Table");
		}
		return table.name();
	}

	static void forEachColumn(Class<?> entity, ColumnVisitor visitor) {
		for (Field field : entity.getDeclaredFields()) {
			Column column = field.getAnnotation(Column.class);
			if (column != null) {
				visitor.visit(field, column.name());
			}
		}
	}

	/**
	 * Is shown the columns of an entity.
	 */
	interface ColumnVisitor {

		void visit(Field field, String column);

	}

}
