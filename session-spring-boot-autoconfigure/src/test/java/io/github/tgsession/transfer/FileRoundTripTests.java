package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Session files written and read again.
 */
class FileRoundTripTests {

	private static final TransferOptions OPTIONS = TransferOptions.defaults().withNewerVersions(true);

	@TempDir
	Path directory;

	/**
	 * Every file with a login.
	 */
	static List<String> files() {
		return Stream
			.concat(GoldenFiles.recorded()
				.stream()
				.filter((name) -> !List.of("empty", "odd-no-session-row", "odd-pyrogram", "odd-short-auth-key")
					.contains(name)), Stream.of("pyrogram-v3", "kurigram-v6"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("files")
	void versionSevenKeepsWhatTelethonHolds(String name) {
		assertTelethon(name, SessionFormat.TELETHON_SQLITE);
	}

	@ParameterizedTest
	@MethodSource("files")
	void versionEightKeepsWhatTelethonHolds(String name) {
		assertTelethon(name, SessionFormat.TELETHON_SQLITE_8);
	}

	private void assertTelethon(String name, SessionFormat format) {
		Path source = GoldenFiles.find(name, this.directory);
		ReadSession before = ReadSession.of(source, OPTIONS);
		Path target = this.directory.resolve("target.session");
		TransferReport report = new SessionConverter().convert(SessionSource.ofFile(source), format, target, OPTIONS);
		ReadSession after = ReadSession.of(target);
		assertThat(after.format().format()).isEqualTo(format);
		assertThat(after.identity().homeDcId()).isEqualTo(before.identity().homeDcId());
		assertThat(after.identity().homeKey()).isEqualTo(before.identity().homeKey());
		assertThat(after.identity().takeoutId()).isEqualTo(before.identity().takeoutId());
		assertThat(after.identity().userId()).isEqualTo(before.identity().userId());
		assertThat(after.identity().testMode()).isEqualTo(before.identity().testMode());
		boolean temporaryKey = before.identity().currentKey(AuthKeyPurpose.TEMPORARY).isPresent();
		assertThat(after.identity().currentKey(AuthKeyPurpose.TEMPORARY).isPresent())
			.isEqualTo(temporaryKey && format == SessionFormat.TELETHON_SQLITE_8);
		assertThat(after.updateStates().keySet()).isEqualTo(before.updateStates().keySet());
		assertThat(after.updateStates().values()).extracting((state) -> state.pts())
			.containsExactlyElementsOf(before.updateStates().values().stream().map((state) -> state.pts()).toList());
		assertThat(after.files()).isEqualTo(before.files());
		assertThat(after.entities()).isEqualTo(before.entities().stream().map(FileRoundTripTests::inTelethon).toList());
		assertThat(after.notes()).isEmpty();
		assertThat(report.getCarried().getOrDefault(SessionPart.ENTITIES, 0L)).isEqualTo(before.entities().size());
	}

	private static EntityRow inTelethon(EntityRow entity) {
		return new EntityRow(entity.id(), entity.accessHash(), 0, entity.username(),
				entity.usernames().stream().limit(1).toList(), entity.phone(), entity.name(), null, entity.seenAt());
	}

	@ParameterizedTest
	@MethodSource("files")
	void pyrogramKeepsWhatItHolds(String name) {
		Path source = GoldenFiles.find(name, this.directory);
		ReadSession before = ReadSession.of(source, OPTIONS);
		Path target = this.directory.resolve("target.session");
		TransferOptions options = OPTIONS.withApiId(12345)
			.withUserId((before.identity().userId() != null) ? null : 77L)
			.withBot((before.identity().bot() != null) ? null : true);
		if (before.identity().homeKey().isEmpty()) {
			assertThatExceptionOfType(IncompleteSessionException.class)
				.isThrownBy(() -> new SessionConverter().convert(SessionSource.ofFile(source),
						SessionFormat.PYROGRAM_SQLITE, target, options))
				.withMessageContaining("authorization key");
			assertThat(target).doesNotExist();
			return;
		}
		new SessionConverter().convert(SessionSource.ofFile(source), SessionFormat.PYROGRAM_SQLITE, target, options);
		ReadSession after = ReadSession.of(target);
		assertThat(after.format().description()).isEqualTo("Pyrogram session file, version 3");
		assertThat(after.identity().homeDcId()).isEqualTo(before.identity().homeDcId());
		assertThat(after.identity().homeKey()).isEqualTo(before.identity().homeKey());
		assertThat(after.identity().testMode()).isEqualTo(before.identity().testMode());
		assertThat(after.identity().apiId()).isEqualTo(12345);
		assertThat(after.identity().userId())
			.isEqualTo((before.identity().userId() != null) ? before.identity().userId() : 77L);
		assertThat(after.identity().bot()).isEqualTo(before.identity().bot() == null);
		assertThat(after.entities()).usingRecursiveComparison()
			.ignoringFields("flags", "name", "usernames")
			.isEqualTo(before.entities());
		assertThat(after.entities()).allSatisfy((entity) -> assertThat(entity.usernames())
			.isEqualTo((entity.username() != null) ? List.of(entity.username()) : List.of()));
		assertThat(after.notes()).isEmpty();
	}

	@Test
	void telethonsOwnTablesComeBackAsTheyWere() {
		Path source = GoldenFiles.find("rich", this.directory);
		Path target = convert(source, SessionFormat.TELETHON_SQLITE, OPTIONS);
		String schema = "select type || name || coalesce(sql, '') from sqlite_master";
		assertThat(SqliteScripts.strings(target, schema)).isEqualTo(SqliteScripts.strings(source, schema));
		for (String table : List.of("version", "sessions", "sent_files")) {
			String columns = String.join(", ",
					SqliteScripts.strings(source, "select name from pragma_table_info('" + table + "')"));
			assertThat(SqliteScripts.query(target, table, columns))
				.isEqualTo(SqliteScripts.query(source, table, columns));
		}
		assertThat(SqliteScripts.query(target, "entities", "id, hash, username, name"))
			.isEqualTo(SqliteScripts.query(source, "entities", "id, hash, username, name"));
		assertThat(SqliteScripts.query(target, "entities where id <> 0", "id, date"))
			.isEqualTo(SqliteScripts.query(source, "entities where id <> 0", "id, date"));
		String phones = "entities where typeof(phone) <> 'text' and phone >= 0";
		assertThat(SqliteScripts.query(target, phones, "id, phone, typeof(phone)"))
			.isEqualTo(SqliteScripts.query(source, phones, "id, phone, typeof(phone)"))
			.hasSize(44);
		assertThat(SqliteScripts.query(target, "update_state", "id, pts, qts, date, seq"))
			.isEqualTo(SqliteScripts.query(source, "update_state", "id, pts, qts, cast(date as integer), seq"));
	}

	@Test
	void versionEightHasTheTablesOfVersionEight() {
		Path target = convert(GoldenFiles.find("v8-tmpkey", this.directory), SessionFormat.TELETHON_SQLITE_8, OPTIONS);
		assertThat(SqliteScripts.query(target, "sessions", "dc_id, takeout_id, tmp_auth_key")).isEqualTo(SqliteScripts
			.query(GoldenFiles.find("v8-tmpkey", this.directory), "sessions", "dc_id, takeout_id, tmp_auth_key"));
		assertThat(SqliteScripts.strings(target, "select name from pragma_table_info('sessions')"))
			.containsExactly("dc_id", "server_address", "port", "auth_key", "takeout_id", "tmp_auth_key");
		assertThat(SqliteScripts.strings(target, "select version from version")).containsExactly("8");
	}

	@Test
	void pyrogramsOwnTablesComeBackAsTheyWere() {
		Path source = GoldenFiles.SESSIONS.resolve("pyrogram-v3.session");
		Path target = convert(source, SessionFormat.PYROGRAM_SQLITE, OPTIONS);
		String schema = "select type || name || coalesce(sql, '') from sqlite_master";
		assertThat(SqliteScripts.strings(target, schema)).isEqualTo(SqliteScripts.strings(source, schema));
		String columns = "id, access_hash, type, username, phone_number, last_update_on";
		assertThat(SqliteScripts.query(target, "peers", columns))
			.isEqualTo(SqliteScripts.query(source, "peers", columns));
		assertThat(SqliteScripts.query(target, "sessions", "dc_id, api_id, test_mode, auth_key, user_id, is_bot"))
			.isEqualTo(SqliteScripts.query(source, "sessions", "dc_id, api_id, test_mode, auth_key, user_id, is_bot"));
		assertThat(SqliteScripts.strings(target, "select number from version")).containsExactly("3");
	}

	@Test
	void peersOfUnknownTypeAreCounted() {
		Path target = this.directory.resolve("target.session");
		TransferReport report = new SessionConverter().convert(
				SessionSource.ofFile(GoldenFiles.find("v7", this.directory)), SessionFormat.PYROGRAM_SQLITE, target,
				OPTIONS.withApiId(1).withUserId(2L).withBot(false));
		assertThat(report.getNotes())
			.containsExactly("5 peers were written as 'user' or 'channel', the nearest of their kind: whether they"
					+ " are bots or supergroups is not known");
		assertThat(SqliteScripts.query(target, "peers", "id, type")).containsExactly("-1001234567890,'channel'",
				"-4000001,'group'", "1000001,'user'", "1000002,'user'", "1000003,'user'", "1000004,'user'");
	}

	@Test
	void everyFileFormatPassesTheSqliteIntegrityCheck() {
		for (SessionFormat format : List.of(SessionFormat.TELETHON_SQLITE, SessionFormat.TELETHON_SQLITE_8,
				SessionFormat.PYROGRAM_SQLITE)) {
			Path target = convert(GoldenFiles.find("rich", this.directory), format,
					OPTIONS.withApiId(1).withBot(true).withOverwrite(true));
			assertThat(SqliteScripts.strings(target, "pragma integrity_check")).containsExactly("ok");
			assertThat(SqliteScripts.strings(target, "pragma journal_mode")).containsExactly("delete");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TELETHON_SQLITE", "TELETHON_SQLITE_8", "PYROGRAM_SQLITE" })
	@DisabledOnOs(OS.WINDOWS)
	void onlyTheOwnerMayReadANewFile(SessionFormat format) throws IOException {
		Path target = convert(GoldenFiles.find("rich", this.directory), format, OPTIONS.withApiId(1).withBot(true));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-------");
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(target);
		}
	}

	private Path convert(Path source, SessionFormat format, TransferOptions options) {
		Path target = this.directory.resolve("target.session");
		new SessionConverter().convert(SessionSource.ofFile(source), format, target, options);
		return target;
	}

}
