package io.github.tgsession.transfer;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Telethon's session files of all versions, read.
 */
class TelethonFileTests {

	@TempDir
	Path directory;

	static List<String> readableFiles() {
		return GoldenFiles.recorded()
			.stream()
			.filter((name) -> !name.equals("odd-pyrogram") && !name.equals("odd-short-auth-key"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("readableFiles")
	void everythingInTheTablesIsRead(String name) {
		ReadSession session = read(name);
		assertThat(session.entities())
			.isEqualTo(GoldenFiles.entities(name).stream().sorted(Comparator.comparingLong(EntityRow::id)).toList());
		assertThat(session.updateStates()).isEqualTo(GoldenFiles.updateStates(name));
		assertThat(session.files()).isEqualTo(GoldenFiles.files(name));
	}

	@ParameterizedTest
	@MethodSource("readableFiles")
	void theLoginIsRead(String name) {
		ReadSession session = read(name);
		List<Map<String, @Nullable Object>> rows = GoldenFiles.records(name, "sessions");
		if (rows.isEmpty()) {
			assertThat(session.identity().homeDcId()).isZero();
			assertThat(session.identity().authKeys()).isEmpty();
			return;
		}
		Map<String, @Nullable Object> home = rows.get(0);
		assertThat((long) session.identity().homeDcId()).isEqualTo(home.getOrDefault("dc_id", 2L));
		assertThat(session.identity().homeKey().map(AuthKey::toByteArray).orElse(new byte[0]))
			.isEqualTo((home.get("auth_key") != null) ? home.get("auth_key") : new byte[0]);
		assertThat(session.identity().homeDataCenter(0).map(DataCenterRow::address).orElse(null))
			.isEqualTo(home.get("server_address"));
		assertThat(session.identity().homeDataCenter(0).map((row) -> (long) row.port()).orElse(null))
			.isEqualTo(home.get("port"));
		assertThat(session.identity().takeoutId()).isEqualTo(home.get("takeout_id"));
	}

	@Test
	void theOwnUserIsTheEntityOfIdZero() {
		assertThat(read("rich").identity().userId()).isEqualTo(1000010);
		assertThat(read("v7").identity().userId()).isNull();
	}

	@Test
	void whatIsNoPhoneNumberIsLeftOutWithANote() {
		assertThat(read("rich").notes())
			.containsExactly("5 phones of the table 'entities' were left out: what is there is no number");
	}

	@Test
	void aTestServerIsRecognisedByItsAddress() {
		assertThat(read("test-dc").identity().testMode()).isTrue();
		assertThat(read("rich").identity().testMode()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "v1-multi-dc", "v2-multi-dc", "odd-two-session-rows" })
	void furtherDataCentresKeepTheirKeys(String name) {
		ReadSession session = read(name);
		assertThat(session.identity().homeDcId()).isEqualTo(2);
		assertThat(session.identity().authKeys()).extracting(SnapshotKey::dcId).containsExactly(2, 4);
		assertThat(session.identity().authKeys().get(1).key().toByteArray()[0]).isEqualTo((byte) 0xff);
		assertThat(session.identity().dataCenters()).contains(new DataCenterRow(4, 0, "149.154.167.91", 443, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v8-tmpkey", "v8-reordered" })
	void theTemporaryKeyOfVersionEightIsRead(String name) {
		ReadSession session = read(name);
		assertThat(session.format())
			.isEqualTo(new DetectedFormat(SessionFormat.TELETHON_SQLITE_8, "Telethon session file, version 8"));
		assertThat(session.identity().currentKey(AuthKeyPurpose.TEMPORARY)).hasValueSatisfying(
				(key) -> assertThat(key.key().toByteArray()).startsWith((byte) 0xff, (byte) 0xfe, (byte) 0xfd));
		assertThat(session.identity().takeoutId()).isEqualTo(777);
	}

	@ParameterizedTest
	@ValueSource(strings = { "v8-fresh", "v8-takeout", "v8-upgraded", "v8-label-only" })
	void anEmptyTemporaryKeyIsNone(String name) {
		assertThat(read(name).identity().currentKey(AuthKeyPurpose.TEMPORARY)).isEmpty();
	}

	@Test
	void takeoutIdAndTemporaryKeyAreToldApartByTheirValues() {
		Path file = GoldenFiles.find("v8-tmpkey", this.directory);
		Path swapped = SqliteScripts.copy(file, this.directory,
				"update sessions set takeout_id = tmp_auth_key, tmp_auth_key = 777");
		ReadSession session = ReadSession.of(swapped);
		assertThat(session.identity()).isEqualTo(ReadSession.of(file).identity());
	}

	@Test
	void theSaltOfTheFirstVersionBecomesAnAttribute() {
		ReadSession session = read("v1-first");
		assertThat(session.attributes()).singleElement().satisfies((attribute) -> {
			assertThat(attribute.name()).isEqualTo(SnapshotAttribute.SERVER_SALT);
			assertThat(attribute.value()).containsExactly(-5, -1, -1, -1, -1, -1, -1, -1);
		});
	}

	@Test
	void uploadsOfVersionTwoAreLeftOutWithANote() {
		assertThat(read("v2").notes())
			.containsExactly("1 row of the table 'sent_files' was left out: uploads cannot be sent again");
	}

	@Test
	void aNewerVersionIsReadIfThatIsAskedFor() {
		Path file = GoldenFiles.find("v9-future", this.directory);
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> ReadSession.of(file))
			.withMessage("Cannot read " + file + ": the Telethon session file has version 9, and versions up to 8 are"
					+ " known; newer ones are read only if that is asked for");
		assertThat(read("v9-future").format().description()).isEqualTo("Telethon session file, version 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "v0", "odd-no-version-row" })
	void aFileThatDoesNotSayItsVersionIsReadByItsTables(String name) {
		assertThat(read(name).format().description()).isEqualTo("Telethon session file without version");
	}

	@Test
	void aFileWithoutVersionTableIsReadByItsTables() {
		Path file = SqliteScripts.copy(GoldenFiles.find("v7", this.directory), this.directory, "drop table version");
		assertThat(ReadSession.of(file).entities()).hasSize(6);
	}

	@Test
	void numbersInOtherFormsAreUnderstood() {
		Path file = SqliteScripts.copy(GoldenFiles.find("v7", this.directory), this.directory, "drop table entities",
				"create table entities (id, hash, username, phone, name, date)",
				"insert into entities values ('77', '-5', 'UPPER', '+0034600000001', 12, 1600000000.5)",
				"insert into entities values (78.0, 6.0, '', '', '', '1600000001')");
		assertThat(ReadSession.of(file).entities()).containsExactly(
				new EntityRow(77, -5, 0, "upper", List.of("upper"), "34600000001", "12", null, 1_600_000_000_000L),
				new EntityRow(78, 6, 0, null, List.of(), null, null, null, 1_600_000_001_000L));
	}

	@Test
	void aPositionOfNoEventsIsNone() {
		Path file = SqliteScripts.copy(GoldenFiles.find("v7", this.directory), this.directory,
				"update update_state set pts = 0 where id = 0");
		assertThat(ReadSession.of(file).updateStates()).containsOnlyKeys(1234567890L);
	}

	@Test
	void allPagesAreRead() {
		Path file = SqliteScripts.copy(GoldenFiles.find("v7", this.directory), this.directory, "delete from entities",
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 12345)"
						+ " insert into entities select i * 3, i, null, null, 'name ' || i, null from n");
		assertThat(ReadSession.of(file).entities()).hasSize(12_345).last().extracting(EntityRow::id).isEqualTo(37_035L);
	}

	@Test
	void allPagesAreReadWithoutRowIds() {
		Path file = SqliteScripts.copy(GoldenFiles.find("v3", this.directory), this.directory, "delete from entities",
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 12345)"
						+ " insert into entities select i * 3, i, null, null, 'name ' || i from n",
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 12345)"
						+ " insert into sent_files select randomblob(16), i, 0, i, i from n");
		ReadSession session = ReadSession.of(file);
		assertThat(session.entities()).extracting(EntityRow::id).doesNotHaveDuplicates().hasSize(12_345);
		assertThat(session.files()).doesNotHaveDuplicates().hasSize(12_347);
	}

	private ReadSession read(String name) {
		return ReadSession.of(GoldenFiles.find(name, this.directory),
				TransferOptions.defaults().withNewerVersions(true));
	}

}
