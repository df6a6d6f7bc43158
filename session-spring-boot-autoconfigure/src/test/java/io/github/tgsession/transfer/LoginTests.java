package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a format needs comes from the session, from the caller or from Telegram's list of
 * data centres, and is never invented.
 */
class LoginTests {

	private static final AuthKey KEY = AuthKey.of(new byte[AuthKey.LENGTH]);

	private final List<String> notes = new ArrayList<>();

	@Test
	void whatIsMissingIsNamedAllAtOnce() {
		OpenedSession session = session(2, false, "149.154.167.51", KEY, null, null, null);
		assertThatExceptionOfType(IncompleteSessionException.class)
			.isThrownBy(() -> login(session, SessionFormat.PYROGRAM_STRING, TransferOptions.defaults()))
			.withMessage("A Pyrogram session string needs what the Telethon session string does not have: api id,"
					+ " user id, whether the account is a bot")
			.satisfies((ex) -> assertThat(ex.getMissing()).containsExactly(SessionPart.API_ID, SessionPart.USER_ID,
					SessionPart.BOT));
	}

	@Test
	void whatIsMissingCanBeGiven() {
		OpenedSession session = session(2, false, "149.154.167.51", KEY, null, null, null);
		Login login = login(session, SessionFormat.PYROGRAM_STRING,
				TransferOptions.defaults().withApiId(12345).withUserId(777L).withBot(true));
		assertThat(login.apiId()).isEqualTo(12345);
		assertThat(login.userId()).isEqualTo(777L);
		assertThat(login.bot()).isTrue();
	}

	@Test
	void aSessionWithoutKeyMakesNoString() {
		OpenedSession session = session(2, false, "149.154.167.51", null, 1, 2L, false);
		for (SessionFormat format : SessionFormat.values()) {
			if (!format.isFile()) {
				assertThatExceptionOfType(IncompleteSessionException.class)
					.isThrownBy(() -> login(session, format, TransferOptions.defaults()))
					.satisfies((ex) -> assertThat(ex.getMissing()).containsExactly(SessionPart.AUTH_KEY));
			}
		}
	}

	@Test
	void anotherAccountThanTheSessionsIsRefused() {
		OpenedSession session = session(2, false, "149.154.167.51", KEY, null, 777L, null);
		assertThatExceptionOfType(SessionTransferException.class)
			.isThrownBy(() -> login(session, SessionFormat.MTCUTE_STRING, TransferOptions.defaults().withUserId(778L)))
			.withMessage("The session says '777' for: user id, and the caller says '778': leave it out, or check that"
					+ " this is the right session");
	}

	@Test
	void anotherApiIdIsTakenWithANote() {
		OpenedSession session = session(2, false, "149.154.167.51", KEY, 12345, 777L, false);
		Login login = login(session, SessionFormat.PYROGRAM_STRING, TransferOptions.defaults().withApiId(54321));
		assertThat(login.apiId()).isEqualTo(54321);
		assertThat(this.notes).containsExactly("The api id 12345 was replaced by 54321, as told");
	}

	@Test
	void anAccountOfWhichNobodyKnowsWhetherItIsABotHasNoPlaceInAnMtcuteString() {
		OpenedSession session = session(2, false, "149.154.167.51", KEY, null, 777L, null);
		assertThat(login(session, SessionFormat.MTCUTE_STRING, TransferOptions.defaults()).userId()).isNull();
		assertThat(this.notes).containsExactly("An mtcute session string holds the user id and whether the account"
				+ " is a bot together only, and one of the two is not known: both are left out");
		assertThat(login(session, SessionFormat.MTCUTE_STRING, TransferOptions.defaults().withBot(false)).userId())
			.isEqualTo(777L);
	}

	@Test
	void anAddressThatIsNotThereIsTelegramsOwn() {
		Login login = login(session(4, false, null, KEY, null, null, null), SessionFormat.TELETHON_STRING,
				TransferOptions.defaults());
		assertThat(login.dataCenter()).isEqualTo(new DataCenterRow(4, 0, "149.154.167.91", 443, 0));
		assertThat(this.notes)
			.containsExactly("The address of data centre 4 was not there; 149.154.167.91 is Telegram's");
	}

	@Test
	void anAddressOfATestServerIsOneOfTheTestServers() {
		Login login = login(session(2, true, null, KEY, null, null, null), SessionFormat.GRAMJS_STRING,
				TransferOptions.defaults());
		assertThat(login.dataCenter()).isEqualTo(new DataCenterRow(2, 0, "149.154.167.40", 80, 0));
	}

	@Test
	void aDataCentreThatNobodyKnowsHasNoAddress() {
		OpenedSession session = session(77, false, null, KEY, null, null, null);
		assertThatExceptionOfType(IncompleteSessionException.class)
			.isThrownBy(() -> login(session, SessionFormat.TELETHON_STRING, TransferOptions.defaults()))
			.satisfies((ex) -> assertThat(ex.getMissing()).containsExactly(SessionPart.SERVER_ADDRESS));
	}

	@Test
	void aHostNameIsReplacedWhereAnIpAddressBelongs() {
		OpenedSession session = session(2, false, "venus.web.telegram.org", KEY, null, null, null);
		assertThat(address(login(session, SessionFormat.TELETHON_STRING, TransferOptions.defaults())))
			.isEqualTo("149.154.167.51");
		assertThat(this.notes).containsExactly("The address 'venus.web.telegram.org' is a host name, which a Telethon"
				+ " session string cannot hold; 149.154.167.51 is Telegram's for data centre 2");
		assertThat(address(login(session, SessionFormat.GRAMJS_STRING, TransferOptions.defaults())))
			.isEqualTo("venus.web.telegram.org");
	}

	@Test
	void aTestSessionBehindAnotherAddressIsNoted() {
		OpenedSession session = session(2, true, "192.0.2.1", KEY, null, null, null);
		login(session, SessionFormat.TELETHON_STRING, TransferOptions.defaults());
		assertThat(this.notes).containsExactly("This is a session of Telegram's test servers, which a Telethon session"
				+ " string can say by a known address only, and 192.0.2.1 is none");
	}

	@Test
	void aLoginNamesItsKeyByIdOnly() {
		Login login = session(2, false, "149.154.167.51", KEY, 1, 2L, true).login();
		assertThat(login).hasToString("Login[dcId=2, authKey=AuthKey[id=" + KEY.idAsHex() + "]]");
	}

	private static String address(Login login) {
		return Objects.requireNonNull(login.dataCenter()).address();
	}

	private Login login(OpenedSession session, SessionFormat target, TransferOptions options) {
		return Login.of(session, target, options, this.notes::add);
	}

	private static LoginSnapshot session(int dcId, boolean testMode, @Nullable String address, @Nullable AuthKey key,
			@Nullable Integer apiId, @Nullable Long userId, @Nullable Boolean bot) {
		DataCenterRow dataCenter = (address != null) ? new DataCenterRow(dcId, KnownDataCenters.MAIN, address, 443, 0)
				: null;
		return new LoginSnapshot(new DetectedFormat(SessionFormat.TELETHON_STRING, "Telethon session string"),
				new Login(dcId, testMode, dataCenter, null, key, apiId, userId, bot, null));
	}

}
