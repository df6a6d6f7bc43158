package io.github.tgsession.autoconfigure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SchemaMigration} on a database that commits each statement by itself
 * and knows no "if not exists" for columns and indexes, as MySQL does.
 */
class SchemaMigrationTests {

	private final List<String> executed = new ArrayList<>();

	@Test
	void whatAnInterruptedMigrationHasMadeIsNoFailure() throws Exception {
		SQLException duplicateColumn = new SQLSyntaxErrorException("Duplicate column name 'acquired_at'", "42S21",
				1060);
		SQLException duplicateIndex = new SQLSyntaxErrorException("Duplicate key name 'telegram_auth_key_id_ix'",
				"42000", 1061);
		migration(duplicateColumn, duplicateIndex).migrate(1, "mysql");
		assertThat(this.executed).hasSize(4)
			.last()
			.asString()
			.contains("insert ignore into telegram_schema (version) values (2)");
	}

	@Test
	void whatTheDatabaseRefusesOtherwiseIsAFailure() throws Exception {
		SQLException denied = new SQLSyntaxErrorException("INDEX command denied to user", "42000", 1142);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> migration(denied, denied).migrate(1, "mysql"));
		assertThat(this.executed).hasSize(2);
	}

	private SchemaMigration migration(SQLException onLeases, SQLException onKeys) throws Exception {
		ResultSet versions = mock();
		given(versions.next()).willReturn(true, false);
		given(versions.getMetaData()).willReturn(mock());
		given(versions.getMetaData().getColumnCount()).willReturn(1);
		given(versions.getInt(1)).willReturn(1);
		Statement statement = mock();
		given(statement.executeQuery(anyString())).willReturn(versions);
		given(statement.execute(anyString())).willAnswer((invocation) -> {
			String sql = invocation.getArgument(0);
			this.executed.add(sql);
			if (sql.contains("alter table telegram_lease")) {
				throw onLeases;
			}
			if (sql.contains("alter table telegram_auth_key")) {
				throw onKeys;
			}
			return false;
		});
		Connection connection = mock();
		given(connection.createStatement()).willReturn(statement);
		given(connection.prepareStatement(anyString())).willReturn(mock(PreparedStatement.class));
		DataSource dataSource = mock();
		given(dataSource.getConnection()).willReturn(connection);
		return new SchemaMigration(dataSource, (sql) -> sql);
	}

}
