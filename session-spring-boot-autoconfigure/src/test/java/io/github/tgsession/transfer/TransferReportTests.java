package io.github.tgsession.transfer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A report tells people what a session is and what became of it.
 */
class TransferReportTests {

	private static final AuthKey KEY = AuthKey.of(new byte[AuthKey.LENGTH]);

	private static final DetectedFormat SOURCE = new DetectedFormat(SessionFormat.TELETHON_SQLITE_8,
			"Telethon session file, version 8");

	@Test
	void saysWhatWasCarriedAndWhatWasNot() {
		Map<SessionPart, Long> contents = new EnumMap<>(SessionPart.class);
		contents.put(SessionPart.AUTH_KEY, 1L);
		contents.put(SessionPart.TEMPORARY_KEY, 1L);
		contents.put(SessionPart.ENTITIES, 1_000_000L);
		contents.put(SessionPart.NAMES, 1L);
		TransferReport report = new TransferReport(SOURCE, SessionFormat.PYROGRAM_SQLITE,
				identity("149.154.167.51", 443, false), contents, List.of("Two rows were left out"));
		assertThat(report.describe()).isEqualTo("""
				Format:      Telethon session file, version 8
				Target:      Pyrogram session file (pyrogram-sqlite)
				Login:       data centre 2 at 149.154.167.51:443, key id %s
				Account:     user id 777, not a bot, api id 12345
				Carried:     authorization key, 1,000,000 entities
				Not carried: temporary key, 1 name
				Note:        Two rows were left out""".formatted(KEY.idAsHex()));
		assertThat(report).hasToString("Telethon session file, version 8 to Pyrogram session file: authorization key,"
				+ " 1,000,000 entities; not carried: temporary key, 1 name");
		assertThat(report.getCarried()).containsOnlyKeys(SessionPart.AUTH_KEY, SessionPart.ENTITIES);
		assertThat(report.getNotCarried()).containsOnlyKeys(SessionPart.TEMPORARY_KEY, SessionPart.NAMES);
	}

	@Test
	void whatFollowsFromTheRestIsNotLost() {
		Map<SessionPart, Long> contents = Map.of(SessionPart.SERVER_ADDRESS, 1L, SessionPart.TEST_MODE, 1L);
		assertThat(
				report(SessionFormat.PYROGRAM_STRING, identity("149.154.167.40", 80, true), contents).getNotCarried())
			.isEmpty();
		assertThat(
				report(SessionFormat.TELETHON_STRING, identity("149.154.167.40", 80, true), contents).getNotCarried())
			.isEmpty();
		assertThat(report(SessionFormat.PYROGRAM_STRING, identity("192.0.2.1", 443, true), contents).getNotCarried())
			.containsOnlyKeys(SessionPart.SERVER_ADDRESS);
		assertThat(report(SessionFormat.TELETHON_STRING, identity("192.0.2.1", 443, true), contents).getNotCarried())
			.containsOnlyKeys(SessionPart.TEST_MODE);
	}

	@Test
	void anEmptySessionHasNothing() {
		SnapshotIdentity nobody = new SnapshotIdentity(0, false, null, null, null, null, null, List.of(), List.of());
		assertThat(new TransferReport(SOURCE, null, nobody, Map.of(), List.of()).describe()).isEqualTo("""
				Format:      Telethon session file, version 8
				Login:       none
				Account:     user id not known
				Contents:    nothing""");
	}

	private static TransferReport report(@Nullable SessionFormat target, SnapshotIdentity identity,
			Map<SessionPart, Long> contents) {
		return new TransferReport(SOURCE, target, identity, contents, List.of());
	}

	private static SnapshotIdentity identity(String address, int port, boolean testMode) {
		return new SnapshotIdentity(2, testMode, 12345, 777L, false, null, null,
				List.of(new DataCenterRow(2, 0, address, port, 0)),
				List.of(new SnapshotKey(2, AuthKeyPurpose.PERMANENT, KEY, null, null)));
	}

}
