package io.github.tgsession.jpa.sql;

import java.util.Map;

import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SchemaNames}.
 */
class SchemaNamesTests {

	private static final String SCRIPT = """
			-- telegram_entity and its name
			create table if not exists telegram_entity (name varchar(1), entity_id bigint,
				constraint telegram_entity_pk primary key (entity_id));
			create index telegram_entity_name_ix on telegram_entity (name);
			""";

	@Test
	void ourOwnNamesLeaveAScriptAsItIs() {
		SchemaNames names = SchemaNames.of(new PhysicalNamingStrategySnakeCaseImpl(), null, " ");
		assertThat(names.rewrite(SCRIPT)).isEqualTo(SCRIPT);
	}

	@Test
	void tablesAreQualifiedAndIndexesFollowTheirTable() {
		SchemaNames names = new SchemaNames(Map.of("telegram_entity", "my_peers"), Map.of("name", "label"), "bots");
		assertThat(names.rewrite(SCRIPT)).isEqualTo("""
				-- telegram_entity and its name
				create table if not exists bots.my_peers (label varchar(1), entity_id bigint,
					constraint my_peers_pk primary key (entity_id));
				create index my_peers_name_ix on bots.my_peers (label);
				""");
	}

	@Test
	void quotedNamesStayQuoted() {
		SchemaNames names = new SchemaNames(Map.of("telegram_entity", "\"My$Peers\""), Map.of("name", "\"Name\""),
				null);
		assertThat(names.rewrite("create index telegram_entity_name_ix on telegram_entity (name)"))
			.isEqualTo("create index \"My$Peers_name_ix\" on \"My$Peers\" (\"Name\")");
	}

	@Test
	void namesOfIndexesStayShortAndDistinct() {
		String first = indexName("a".repeat(60) + "1");
		String second = indexName("a".repeat(60) + "2");
		assertThat(first).hasSizeLessThanOrEqualTo(60).endsWith("_name_ix").isNotEqualTo(second);
	}

	private static String indexName(String table) {
		return new SchemaNames(Map.of("telegram_entity", table), Map.of(), null).rewrite("telegram_entity_name_ix");
	}

}
