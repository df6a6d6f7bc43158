package io.github.tgsession.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.tgsession.AuthKey;
import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.DataCenterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The session files of Pyrogram and Kurigram, read.
 */
class PyrogramFileTests {

	private static final Path PYROGRAM = GoldenFiles.SESSIONS.resolve("pyrogram-v3.session");

	private static final Path KURIGRAM = GoldenFiles.SESSIONS.resolve("kurigram-v6.session");

	@TempDir
	Path directory;

	@Test
	void aPyrogramFileIsRead() {
		ReadSession session = ReadSession.of(PYROGRAM);
		assertThat(session.format())
			.isEqualTo(new DetectedFormat(SessionFormat.PYROGRAM_SQLITE, "Pyrogram session file, version 3"));
		assertLogin(session);
		assertThat(session.entities()).containsExactly(
				new EntityRow(-1001234567890L, 42, EntityRow.BROADCAST, "chan", List.of("chan"), null, null, null,
						1_795_369_510_000L),
				new EntityRow(-77, 0, 0, null, List.of(), null, null, null, 1_795_369_510_000L), new EntityRow(
						123456789, -5555, 0, "annlee", List.of("annlee"), "12345", null, null, 1_795_369_510_000L));
		assertThat(session.updateStates()).isEmpty();
		assertThat(session.notes()).isEmpty();
	}

	@Test
	void aKurigramFileIsRead() {
		ReadSession session = ReadSession.of(KURIGRAM);
		assertThat(session.format())
			.isEqualTo(new DetectedFormat(SessionFormat.PYROGRAM_SQLITE, "Kurigram session file, version 6"));
		assertLogin(session);
		assertThat(session.entities()).containsExactly(
				new EntityRow(-1001234567890L, 42, EntityRow.BROADCAST, "chan", List.of("chan"), null, null, null,
						1_795_369_511_000L),
				new EntityRow(-77, 0, 0, null, List.of(), null, null, null, 1_795_369_511_000L),
				new EntityRow(123456789, -5555, 0, "annlee", List.of("annlee", "ann2"), "12345", null, null,
						1_795_369_511_000L));
		assertThat(session.updateStates()).isEqualTo(Map.of(0L, new UpdateState(100, 5, 1704164645, 7), 1234567890L,
				new UpdateState(55, null, 1704164645, null)));
		assertThat(session.notes()).isEmpty();
	}

	private static void assertLogin(ReadSession session) {
		assertThat(session.identity().homeDcId()).isEqualTo(2);
		assertThat(session.identity().homeKey().map(AuthKey::idAsHex)).contains("c8df57a46e58d132");
		assertThat(session.identity().testMode()).isFalse();
		assertThat(session.identity().apiId()).isEqualTo(12345);
		assertThat(session.identity().userId()).isEqualTo(123456789);
		assertThat(session.identity().bot()).isFalse();
	}

	@Test
	void aPeerWithoutIdIsLeftOut() {
		for (Path original : List.of(PYROGRAM, KURIGRAM)) {
			Path file = SqliteScripts.copy(original, this.directory,
					"insert into peers (id, access_hash, type) values (0, 5, 'user')");
			ReadSession session = ReadSession.of(file);
			assertThat(session.entities()).hasSize(3).extracting(EntityRow::id).doesNotContain(0L);
			assertThat(session.notes())
				.containsExactly("1 peer of the table 'peers' was left out: no peer has the id 0");
			Path target = this.directory.resolve("to-" + original.getFileName());
			new SessionConverter().convert(SessionSource.ofFile(file), SessionFormat.TELETHON_SQLITE, target,
					TransferOptions.defaults());
			assertThat(ReadSession.of(target).identity().userId()).isEqualTo(123456789);
		}
	}

	@Test
	void theAddressOfKurigramSevenIsReadWhereverItsColumnsAre() {
		Path file = SqliteScripts.copy(KURIGRAM, this.directory, "alter table sessions add column server_address text",
				"alter table sessions add column port integer", "update version set number = 7",
				"update sessions set server_address = '149.154.167.91', port = 5222, dc_id = 4");
		ReadSession session = ReadSession.of(file);
		assertThat(session.format().description()).isEqualTo("Kurigram session file, version 7");
		assertThat(session.identity().dataCenters())
			.containsExactly(new DataCenterRow(4, 0, "149.154.167.91", 5222, 0));
	}

	@Test
	void anOlderFileHasNoApiId() {
		Path file = SqliteScripts.copy(PYROGRAM, this.directory, "alter table sessions drop column api_id",
				"update version set number = 2");
		ReadSession session = ReadSession.of(file);
		assertThat(session.identity().apiId()).isNull();
		assertThat(session.identity().userId()).isEqualTo(123456789);
	}

	@Test
	void aFileThatWasNeverConnectedIsEmpty() {
		ReadSession session = ReadSession.of(GoldenFiles.SESSIONS.resolve("odd-pyrogram.session"));
		assertThat(session.identity().homeDcId()).isZero();
		assertThat(session.entities()).isEmpty();
	}

	@Test
	void everyTypeOfPeerIsRead() {
		Path file = SqliteScripts.copy(PYROGRAM, this.directory, "update sessions set test_mode = 1, is_bot = 1",
				"insert into peers values (1, 1, 'bot', null, null, 0)",
				"insert into peers values (-1000000000002, 1, 'supergroup', null, null, 0)",
				"insert into peers values (-1000000000003, 1, 'forum', null, null, 0)",
				"insert into peers values (-1000000000004, 1, 'what', null, null, 0)");
		ReadSession session = ReadSession.of(file);
		assertThat(session.identity().testMode()).isTrue();
		assertThat(session.identity().bot()).isTrue();
		assertThat(session.entities()).extracting(EntityRow::id, EntityRow::flags)
			.contains(tuple(1L, EntityRow.BOT), tuple(-1000000000002L, EntityRow.MEGAGROUP),
					tuple(-1000000000003L, EntityRow.MEGAGROUP), tuple(-1000000000004L, 0));
		assertThat(session.notes())
			.containsExactly("2 peers of the table 'peers' were taken for the nearest of a known type");
	}

	@Test
	void aPositionOfAChatIsLeftOutWithANote() {
		Path file = SqliteScripts.copy(KURIGRAM, this.directory, "insert into update_state values (-77, 5, 0, 0, 0)");
		ReadSession session = ReadSession.of(file);
		assertThat(session.updateStates()).containsOnlyKeys(0L, 1234567890L);
		assertThat(session.notes()).containsExactly(
				"1 position of the table 'update_state' was left out: no stream of updates has such an id");
	}

	@Test
	void usernamesOfAllPagesAreRead() {
		Path file = SqliteScripts.copy(KURIGRAM, this.directory,
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 11111)"
						+ " insert into peers select i, i, 'user', null, 1700000000 from n",
				"insert into usernames select id, 'Name' || id from peers where type = 'user' and id < 11112");
		assertThat(ReadSession.of(file).entities())
			.filteredOn((entity) -> entity.usernames().equals(List.of("name" + entity.id())))
			.hasSize(11_111);
	}

	@Test
	void aNewerVersionIsRefused() {
		Path file = SqliteScripts.copy(KURIGRAM, this.directory, "update version set number = 8");
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(file))
			.withMessage("Cannot read " + file + ": the Kurigram session file has version 8, and versions up to 7 are"
					+ " known; newer ones are read only if that is asked for");
		assertThat(ReadSession.of(file, TransferOptions.defaults().withNewerVersions(true)).entities()).hasSize(3);
	}

}
