package io.github.tgsession.jpa.sql;

/**
 * A look-up of the lowest value that rows of a session have beside each of many keys.
 * Answers pairs of key and value, null for a key without rows. However many rows have one
 * key, one of each is read; a grouping would read them all.
 *
 * @param table the table
 * @param key the column that is compared with the keys; an index is on
 * {@code session_id}, this column and the value
 * @param value the column of the value
 * @since 0.1.0
 */
public record LowestQuery(String table, String key, String value) implements KeyedQuery {

	private static final String EXACT = "convert(? using utf8mb4) collate utf8mb4_nopad_bin";

	/**
	 * Writes the look-up for one key.
	 * @param platform for which database
	 * @return a query for the value, with the session and the key as parameters
	 */
	public String forOne(Platform platform) {
		return switch (platform) {
			case H2, SQLITE, POSTGRESQL -> inOrder("?");
			// They know the index for the lowest value, but sort by the primary key.
			case MYSQL, MARIADB -> "select min(o." + this.value + ") from " + this.table
					+ " o where o.session_id = ? and o." + this.key + " = ?";
		};
	}

	private String inOrder(String wanted) {
		// In the full order of the index: some databases would sort, or walk through the
		// session in the order of values. And nothing but the index: SQLite prefers the
		// primary key to one that leads to rows.
		return "select o." + this.value + " from " + this.table + " o where o.session_id = ? and o." + this.key + " = "
				+ wanted + " order by o.session_id, o." + this.key + ", o." + this.value + " limit 1";
	}

	@Override
	public String toSql(Platform platform, int keys, String h2Type) {
		String select = "select k.wanted, (" + inOrder("k.wanted") + ") from ";
		return switch (platform) {
			case H2 -> select + "unnest(cast(? as " + h2Type + " array)) as k (wanted)";
			case SQLITE, POSTGRESQL ->
				"with k (wanted) as (values (?)" + ", (?)".repeat(keys - 1) + ") " + select + "k";
			case MYSQL -> select + "(select ? as wanted" + " union all select ?".repeat(keys - 1) + ") k";
			// It remembers answers by key, and with the order of letters that the
			// connection has, a key that differs in case or accents gets the same one.
			case MARIADB ->
				select + "(select " + EXACT + " as wanted" + (" union all select " + EXACT).repeat(keys - 1) + ") k";
		};
	}

	@Override
	public boolean isKeysFirst(Platform platform) {
		return platform == Platform.SQLITE || platform == Platform.POSTGRESQL;
	}

}
