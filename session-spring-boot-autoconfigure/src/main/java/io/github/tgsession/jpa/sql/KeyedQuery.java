package io.github.tgsession.jpa.sql;

/**
 * A query that answers for many keys of a session in one statement.
 *
 * @since 0.1.0
 */
public sealed interface KeyedQuery permits KeyQuery, LowestQuery {

	/**
	 * The column that is compared with the keys.
	 * @return the column
	 */
	String key();

	/**
	 * Writes the statement.
	 * @param platform for which database
	 * @param keys how many keys there are
	 * @param h2Type the type of a key on H2
	 * @return a statement with our names
	 */
	String toSql(Platform platform, int keys, String h2Type);

	/**
	 * Whether the parameters begin with the keys and end with the session.
	 * @param platform for which database
	 * @return false if it is the other way round
	 */
	boolean isKeysFirst(Platform platform);

}
