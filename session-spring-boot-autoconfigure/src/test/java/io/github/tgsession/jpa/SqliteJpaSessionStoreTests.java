package io.github.tgsession.jpa;

import java.nio.file.Path;
import java.util.List;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link JpaSessionStore} on Sqlite.
 */
class SqliteJpaSessionStoreTests extends JpaSessionStoreContract {

	private static JpaStoreFixture fixture;

	@BeforeAll
	static void start(@TempDir Path directory) {
		fixture = JpaStoreFixture.sqlite(directory);
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Override
	protected JpaStoreFixture fixture() {
		return fixture;
	}

	@Test
	void aWriteOfManyChangesHasALargeCacheForItselfOnly() {
		Long before = fixture.jdbc().queryForObject("pragma cache_size", Long.class);
		SessionRef many = fixture.store().open("many");
		fixture.statements().clear();
		fixture.store().applyAll(many, (writer) -> writer.accept(users(1, 5_000)));
		assertThat(fixture.statements()).noneMatch((sql) -> sql.startsWith("pragma"));
		fixture.store().applyAll(many, (writer) -> {
			writer.accept(users(1, 5_000));
			writer.accept(users(5_001, 10_000));
		});
		assertThat(fixture.statements()).contains("pragma cache_size = -131072");
		assertThat(fixture.jdbc().queryForObject("pragma cache_size", Long.class)).isEqualTo(before);
		assertThat(fixture.store().countEntities(many)).isEqualTo(10_000);
		assertThat(fixture.store().findEntitiesByUsername(many, List.of("user10000"))).hasSize(1);
	}

	private static ChangeSet users(long from, long to) {
		return ChangeSet.of((changes) -> {
			for (long id = from; id <= to; id++) {
				changes.entity(new EntityChange(
						new EntityRow(id, id, 0, "user" + id, List.of("user" + id), null, "Name " + id, null, id),
						false));
			}
		});
	}

}
