package io.github.tgsession.integration.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransferException;
import io.github.tgsession.transfer.TransferOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests session files against Telethon: what it writes is read here, and what is written
 * here it opens and answers alike.
 */
@AskedPeer(Peer.TELETHON)
class TelethonFileTests {

	private static final int MANY = 2_000;

	private final OwnSessions sessions = new OwnSessions();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.sessions.close();
	}

	@Test
	void filesOfTelethonAreRead(PeerProcess telethon, Comparison comparison) {
		Path written = this.directory.resolve("telethon.session");
		try (TelethonFile file = new TelethonFile(telethon, written)) {
			file.run(Resources.json("telethon-ops.json").get("cases"));
		}
		isReadAlike(telethon, written, comparison);
	}

	@Test
	void bigFilesOfTelethonAreRead(PeerProcess telethon, Comparison comparison) {
		isReadAlike(telethon, bigFile(telethon), comparison);
	}

	private void isReadAlike(PeerProcess telethon, Path written, Comparison comparison) {
		TelegramSession session = this.sessions.open(written);
		try (TelethonFile file = new TelethonFile(telethon, written)) {
			compare(session, file, file, comparison);
		}
		comparison.file();
	}

	@Test
	void telethonOpensTheExportedRichSession(PeerProcess telethon, Comparison comparison) throws IOException {
		isExportedAlike(telethon, Resources.copy("rich.session", this.directory), comparison);
	}

	@Test
	void telethonOpensTheExportedBigSession(PeerProcess telethon, Comparison comparison) {
		isExportedAlike(telethon, bigFile(telethon), comparison);
	}

	private void isExportedAlike(PeerProcess telethon, Path original, Comparison comparison) {
		TelegramSession session = this.sessions.open(original);
		Path exported = this.sessions.write(session, SessionFormat.TELETHON_SQLITE,
				this.directory.resolve("exported.session"));
		try (TelethonFile theirs = new TelethonFile(telethon, original);
				TelethonFile ours = new TelethonFile(telethon, exported)) {
			assertThat(ours.version()).isEqualTo(7);
			compare(session, theirs, ours, comparison);
		}
		comparison.file();
	}

	@Test
	void telethonAnswersFromTheConvertedRichFileAsFromTheOriginal(PeerProcess telethon, Comparison comparison)
			throws IOException {
		isConvertedAlike(telethon, Resources.copy("rich.session", this.directory), comparison);
	}

	@Test
	void telethonAnswersFromTheConvertedBigFileAsFromTheOriginal(PeerProcess telethon, Comparison comparison) {
		isConvertedAlike(telethon, bigFile(telethon), comparison);
	}

	private void isConvertedAlike(PeerProcess telethon, Path original, Comparison comparison) {
		Path converted = this.directory.resolve("converted.session");
		new SessionConverter().convert(SessionSource.ofFile(original), SessionFormat.TELETHON_SQLITE, converted,
				TransferOptions.defaults());
		try (TelethonFile theirs = new TelethonFile(telethon, original);
				TelethonFile ours = new TelethonFile(telethon, converted)) {
			JsonNode keys = theirs.fileKeys();
			comparison.same(Tally.Subject.VALUES, "login and positions", ours.view(), theirs.view());
			comparison.same(Tally.Subject.VALUES, "sent files", ours.files(keys), theirs.files(keys));
			new TelethonComparison(comparison).compareLookUps(ours, Question.about(theirs.entities()), theirs);
		}
		comparison.file();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pyrogram-v3.session", "kurigram-v6.session" })
	void telethonOpensExportedSessionsOfOtherLibraries(String original, PeerProcess telethon, Comparison comparison)
			throws IOException {
		TelegramSession session = this.sessions.open(Resources.copy(original, this.directory));
		Path exported = this.sessions.write(session, SessionFormat.TELETHON_SQLITE,
				this.directory.resolve("exported.session"));
		try (TelethonFile file = new TelethonFile(telethon, exported)) {
			assertThat(file.entities().size()).isPositive();
			comparison.same(Tally.Subject.VALUES, "address", "149.154.167.51", file.view().get("address").asString());
			Map<Long, UpdateState> positions = new TreeMap<>(session.getUpdateStates());
			positions.replaceAll((id, state) -> asTelethonHasIt(state));
			comparison.same(Tally.Subject.VALUES, "positions", positions, file.states());
			new TelethonComparison(comparison).compareLookUps(session, Question.about(file.entities()), file);
		}
		comparison.file();
	}

	/**
	 * Telethon crashes on parts that are not known, and keeps zeros for what channels do
	 * not have.
	 */
	private static UpdateState asTelethonHasIt(UpdateState state) {
		return new UpdateState(state.pts(), Objects.requireNonNullElse(state.qts(), 0),
				Objects.requireNonNullElse(state.date(), 0), Objects.requireNonNullElse(state.seq(), 0));
	}

	@Test
	void telethonGoesOnWithAnExportedFile(PeerProcess telethon, Comparison comparison) throws IOException {
		TelegramSession session = this.sessions.open(Resources.copy("rich.session", this.directory));
		Path exported = this.sessions.write(session, SessionFormat.TELETHON_SQLITE,
				this.directory.resolve("exported.session"));
		try (TelethonFile file = new TelethonFile(telethon, exported)) {
			file.run(new TelethonCalls(7).login(4, "149.154.167.91", 443, 99)
				.entities(300)
				.positions(5)
				.files(5)
				.save()
				.toList());
		}
		isReadAlike(telethon, exported, comparison);
	}

	@Test
	void theOwnUserIsInTheExportedFile(PeerProcess telethon, Comparison comparison) {
		TelegramSession session = this.sessions.open();
		Login.all().get(0).putInto(session);
		session.setSelf(new SelfUser(7_777_777_777L, true));
		Path exported = this.sessions.write(session, SessionFormat.TELETHON_SQLITE,
				this.directory.resolve("exported.session"));
		try (TelethonFile file = new TelethonFile(telethon, exported)) {
			comparison.same(Tally.Subject.LOOK_UPS, "0", List.of(new Answer("InputPeerUser", 0, 7_777_777_777L)),
					file.lookUp(List.of(new Question(0L))));
		}
		comparison.file();
	}

	@Test
	void filesAreReadWhileTelethonHasThemOpen(PeerProcess telethon, Comparison comparison) throws IOException {
		Path written = this.directory.resolve("open.session");
		try (TelethonFile file = new TelethonFile(telethon, written)) {
			file.run(new TelethonCalls(1).login(2, "149.154.167.51", 443, 1)
				.entities(200)
				.positions(3)
				.files(3)
				.save()
				.toList());
			compare(this.sessions.open(written), file, file, comparison);
			comparison.file();

			// Set to the end: nothing of it may be seen before it is saved, and all of it
			// after.
			UpdateState saved = file.state(0);
			int known = file.entities().size();
			file.run(new TelethonCalls(2).entities(200).positions(3).files(3).toList());
			byte[] before = Files.readAllBytes(written);
			TelegramSession meanwhile = this.sessions.open(written);
			assertThat(file.entities().size()).isGreaterThan(known);
			comparison.same(Tally.Subject.VALUES, "position", meanwhile.getUpdateState(0), saved);
			assertThat(Files.readAllBytes(written)).isEqualTo(before);
			comparison.file();

			file.save();
			compare(this.sessions.open(written), file, file, comparison);
			comparison.file();
		}
	}

	@Test
	void filesThatTelethonHasLockedAreReadLater(PeerProcess telethon, Comparison comparison) {
		Path written = this.directory.resolve("locked.session");
		try (TelethonFile file = new TelethonFile(telethon, written)) {
			file.run(new TelethonCalls(3).login(2, "149.154.167.51", 443, 1).entities(10).save().toList());
			file.lock();
			TelegramSession session = this.sessions.open();
			assertThatExceptionOfType(SessionTransferException.class)
				.isThrownBy(() -> this.sessions.importInto(session, written))
				.withMessageContaining(written.toString());
			assertThat(session.getAuthKey()).isNull();

			file.save();
			this.sessions.importInto(session, written);
			compare(session, file, file, comparison);
		}
		comparison.file();
	}

	/**
	 * A session of our own and what Telethon says of the same one.
	 * @param named names all entities and sent files
	 * @param asked is asked for them
	 */
	private static void compare(TelegramSession session, TelethonFile named, TelethonFile asked,
			Comparison comparison) {
		TelethonComparison telethon = new TelethonComparison(comparison);
		telethon.compareState(session, asked);
		telethon.compareFiles(session, named.fileKeys(), asked);
		telethon.compareLookUps(session, Question.about(named.entities()), asked);
	}

	private Path bigFile(PeerProcess telethon) {
		Path written = this.directory.resolve("big.session");
		try (TelethonFile file = new TelethonFile(telethon, written)) {
			file.run(new TelethonCalls(42).login(2, "149.154.167.51", 443, -1)
				.entities(MANY)
				.positions(200)
				.files(200)
				.save()
				.toList());
		}
		return written;
	}

}
