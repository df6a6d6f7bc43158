package io.github.tgsession.jpa.sql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link LowestQuery}.
 */
class LowestQueryTests {

	private static final String LOOK_UP = "select k.wanted, (select o.b from t o where o.session_id = ? and o.a = k.wanted"
			+ " order by o.session_id, o.a, o.b limit 1) from ";

	@ParameterizedTest
	@EnumSource
	void eachKeyIsLookedUpByItself(Platform platform) {
		String sql = new LowestQuery("t", "a", "b").toSql(platform, 3, "varchar");
		assertThat(sql).isEqualTo(switch (platform) {
			case H2 -> LOOK_UP + "unnest(cast(? as varchar array)) as k (wanted)";
			case SQLITE, POSTGRESQL -> "with k (wanted) as (values (?), (?), (?)) " + LOOK_UP + "k";
			case MYSQL -> LOOK_UP + "(select ? as wanted union all select ? union all select ?) k";
			case MARIADB -> LOOK_UP + "(select # as wanted union all select # union all select #) k".replace("#",
					"convert(? using utf8mb4) collate utf8mb4_nopad_bin");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void theLowestOfOneKeyIsNotSortedWhereThePrimaryKeyWouldBeTaken(Platform platform) {
		assertThat(new LowestQuery("t", "a", "b").forOne(platform))
			.isEqualTo("select min(o.b) from t o where o.session_id = ? and o.a = ?");
	}

	@ParameterizedTest
	@EnumSource
	void theSessionIsWhereTheStatementHasIt(Platform platform) {
		LowestQuery query = new LowestQuery("t", "a", "b");
		String sql = query.toSql(platform, 3, "varchar");
		boolean isFirst = sql.indexOf('?') == sql.indexOf("session_id = ?") + "session_id = ".length();
		assertThat(query.isKeysFirst(platform)).isEqualTo(!isFirst);
	}

}
