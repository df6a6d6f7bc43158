package io.github.tgsession.jpa.sql;

/**
 * A look-up of the rows of many keys in a session.
 *
 * @param columns what to select from the table, which has the alias {@code e}
 * @param table the table
 * @param key the column that is compared with the keys; an index leads with
 * {@code session_id} and this column
 * @param tail what follows, such as a lock, or an empty text
 * @since 0.1.0
 */
public record KeyQuery(String columns, String table, String key, String tail) implements KeyedQuery {

	/**
	 * A look-up that only reads.
	 * @param columns what to select
	 * @param table the table
	 * @param key the column that is compared
	 */
	public KeyQuery(String columns, String table, String key) {
		this(columns, table, key, "");
	}

	@Override
	public String toSql(Platform platform, int keys, String h2Type) {
		if (platform == Platform.H2) {
			// H2 reads the whole session for "session_id = ? and key in (?, ?)".
			return "select " + this.columns + " from unnest(cast(? as " + h2Type + " array)) as k (wanted) join "
					+ this.table + " e on e.session_id = ? and e." + this.key + " = k.wanted " + this.tail;
		}
		return "select " + this.columns + " from " + this.table + " e where e.session_id = ? and e." + this.key
				+ " in (?" + ", ?".repeat(keys - 1) + ") " + this.tail;
	}

	@Override
	public boolean isKeysFirst(Platform platform) {
		return platform == Platform.H2;
	}

}
