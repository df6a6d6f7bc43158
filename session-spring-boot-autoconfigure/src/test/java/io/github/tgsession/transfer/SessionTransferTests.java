package io.github.tgsession.transfer;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.tl.InputPeerChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Sessions of other libraries become sessions of our own, and the other way.
 */
class SessionTransferTests {

	private final StoredSessions sessions = StoredSessions.builder(new MemorySessionStore(), new TelethonStringCodec())
		.build();

	private final SessionTransfer transfer = new SessionTransfer(this.sessions);

	private final TelegramSession session = this.sessions.open("bot");

	@AfterEach
	void close() {
		this.sessions.close();
	}

	@Test
	void aSessionWithoutAddressGetsTelegramsOwn() {
		TransferReport report = importInto("pyrogram-v3.session");
		assertThat(this.session.getServerAddress()).isEqualTo("149.154.167.51");
		assertThat(this.session.getPort()).isEqualTo(443);
		assertThat(report.getNotes())
			.containsExactly("The address of data centre 2 was not there; 149.154.167.51 is Telegram's");
		assertThat(this.session.toSessionString()).isNotEmpty();
	}

	@Test
	void anAddressThatIsKnownStays() {
		this.session.setDc(2, "proxy.example", 8443);
		importInto("pyrogram-v3.session");
		assertThat(this.session.getServerAddress()).isEqualTo("proxy.example");
		assertThat(this.session.getPort()).isEqualTo(8443);
	}

	@Test
	void whatTheCallerKnowsIsStoredToo() {
		TransferOptions options = TransferOptions.defaults().withApiId(12345).withUserId(777L).withBot(true);
		TransferReport report = this.transfer.importInto(this.session, golden("v7.session"), options);
		assertThat(this.session.getApiId()).isEqualTo(12345);
		assertThat(this.session.getSelf()).isEqualTo(new SelfUser(777, true));
		assertThat(report.getUserId()).isEqualTo(777L);
	}

	@Test
	void aSessionOfAnotherAccountIsLeftAlone() {
		importInto("pyrogram-v3.session");
		this.session.setSelf(new SelfUser(42, false));
		AuthKey before = this.session.getAuthKey();
		assertThatIllegalStateException().isThrownBy(() -> importInto("kurigram-v6.session"));
		assertThat(this.session.getSelf()).isEqualTo(new SelfUser(42, false));
		assertThat(this.session.getAuthKey()).isEqualTo(before);
	}

	@Test
	void anImportHappensOnceIfTheSessionMustBeEmpty() {
		SessionSource source = golden("rich.session");
		assertThat(this.transfer.importIfEmpty(this.session, source, TransferOptions.defaults())).isPresent();
		SessionSource gone = SessionSource.ofFile(Path.of("gone.session"));
		assertThat(this.transfer.importIfEmpty(this.session, gone, TransferOptions.defaults())).isEmpty();
	}

	@Test
	void whatCannotBeReadLeavesTheSessionEmpty() {
		assertThatExceptionOfType(SessionTransferException.class)
			.isThrownBy(() -> importInto("odd-short-auth-key.session"))
			.withMessageContaining("has an authorization key of 10 bytes where 256 belong");
		assertThat(this.sessions.isEmpty(this.session)).isTrue();
		assertThat(this.session.getDcId()).isZero();
	}

	@Test
	void aSessionGoesOutAndComesBack(@TempDir Path directory) {
		importInto("kurigram-v6.session");
		Path file = directory.resolve("back.session");
		this.transfer.exportTo(this.session, SessionFormat.TELETHON_SQLITE, file, TransferOptions.defaults());
		TelegramSession back = this.sessions.open("back");
		this.transfer.importInto(back, SessionSource.ofFile(file), TransferOptions.defaults());
		assertThat(back.getAuthKey()).isNotNull().isEqualTo(this.session.getAuthKey());
		assertThat(back.getInputEntity("@chan")).isEqualTo(new InputPeerChannel(1234567890L, 42));
		assertThat(Objects.requireNonNull(back.getUpdateState(1234567890L)).pts()).isEqualTo(55);
	}

	@Test
	void aSessionGoesOutAsAString() {
		importInto("kurigram-v6.session");
		ConvertedString string = this.transfer.exportToString(this.session, SessionFormat.PYROGRAM_STRING,
				TransferOptions.defaults());
		assertThat(string).hasToString("ConvertedString[" + string.report() + "]");
		TelegramSession back = this.sessions.open("back");
		this.transfer.importInto(back, SessionSource.ofString(string.value()), TransferOptions.defaults());
		assertThat(back.getAuthKey()).isEqualTo(this.session.getAuthKey());
		assertThat(back.getSelf()).isEqualTo(this.session.getSelf());
		assertThat(back.getApiId()).isEqualTo(12345);
	}

	@Test
	void aSessionNamesItselfWhereItLacksSomething() {
		importInto("v7.session");
		assertThatExceptionOfType(IncompleteSessionException.class)
			.isThrownBy(() -> this.transfer.exportToString(this.session, SessionFormat.PYROGRAM_STRING,
					TransferOptions.defaults()))
			.withMessage("A Pyrogram session string needs what the session 'bot' does not have: api id, user id,"
					+ " whether the account is a bot");
	}

	private TransferReport importInto(String name) {
		return this.transfer.importInto(this.session, golden(name), TransferOptions.defaults());
	}

	private static SessionSource golden(String name) {
		URL url = Objects.requireNonNull(SessionTransferTests.class.getResource("/golden/sessions/" + name));
		try {
			return SessionSource.ofFile(Path.of(url.toURI()));
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
