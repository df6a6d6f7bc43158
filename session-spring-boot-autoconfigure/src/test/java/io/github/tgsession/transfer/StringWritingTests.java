package io.github.tgsession.transfer;

import io.github.tgsession.store.DataCenterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for values that do not fit into a session string.
 */
class StringWritingTests {

	private static final String ADDRESS = "149.154.167.51";

	private static Login login(int dcId, String address, int port, int apiId, long userId) {
		return new Login(dcId, false, new DataCenterRow(dcId, KnownDataCenters.MAIN, address, port, 0), null,
				GoldenStrings.KEY, apiId, userId, true, null);
	}

	@ParameterizedTest
	@CsvSource({ "TELETHON_STRING, 256", "GRAMJS_STRING, 256", "PYROGRAM_STRING, 256", "MTCUTE_STRING, 256",
			"MTKRUTO_STRING, 32768", "GOTD_JSON, 32768", "TELETHON_STRING, 0", "GRAMJS_STRING, 0",
			"PYROGRAM_STRING, -1", "MTCUTE_STRING, 0", "MTKRUTO_STRING, 0", "GOTD_JSON, -2" })
	void dataCentreOutOfRangeIsRefused(SessionFormat format, int dcId) {
		assertThat(problem(format, login(dcId, ADDRESS, 443, 1, 1)))
			.isEqualTo("the " + description(format) + " has a data centre outside the range of 1 to "
					+ ((format == SessionFormat.MTKRUTO_STRING || format == SessionFormat.GOTD_JSON) ? 32767 : 255));
	}

	private static String description(SessionFormat format) {
		return format.description() + ((format == SessionFormat.MTCUTE_STRING) ? ", version 3," : "");
	}

	@ParameterizedTest
	@EnumSource(names = { "TELETHON_STRING", "GRAMJS_STRING", "MTCUTE_STRING", "GOTD_JSON" })
	void portOutOfRangeIsRefused(SessionFormat format) {
		for (int port : new int[] { -1, 0, 65536 }) {
			assertThat(problem(format, login(2, ADDRESS, port, 1, 1)))
				.contains("has a port outside the range of 1 to 65535");
		}
		assertThat(SessionStrings.write(format, login(2, ADDRESS, 65535, 1, 1))).isNotEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "PYROGRAM_STRING", "MTKRUTO_STRING" })
	void apiIdOutOfRangeIsRefused(SessionFormat format) {
		for (int apiId : new int[] { -1, 0 }) {
			assertThat(problem(format, login(2, ADDRESS, 443, apiId, 1))).contains("has an api id outside the range");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PYROGRAM_STRING", "MTKRUTO_STRING", "MTCUTE_STRING" })
	void userIdOutOfRangeIsRefused(SessionFormat format) {
		for (long userId : new long[] { Long.MIN_VALUE, 0 }) {
			assertThat(problem(format, login(2, ADDRESS, 443, 1, userId)))
				.contains("has a user id that is no positive number");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "GRAMJS_STRING", "MTCUTE_STRING", "GOTD_JSON" })
	void addressThatIsNoHostIsRefused(SessionFormat format) {
		for (String address : new String[] { "", "a b", "a\"b", "m\u00fcnchen.example", "a".repeat(254) }) {
			assertThat(problem(format, login(2, address, 443, 1, 1))).contains("has an address that is no host name");
		}
	}

	@Test
	void hostThatWouldMakeAStringOfTelethonIsRefused() {
		assertThat(problem(SessionFormat.GRAMJS_STRING, login(2, "ab", 443, 1, 1)))
			.isEqualTo("the GramJS session string with a host of 2 characters would be taken for one of Telethon");
		for (String host : new String[] { "a", "abc" }) {
			String string = SessionStrings.write(SessionFormat.GRAMJS_STRING, login(2, host, 443, 1, 1));
			assertThat(SessionStrings.read(string).login().dataCenter().address()).isEqualTo(host);
		}
	}

	@Test
	void hostNameFitsIntoNoStringOfTelethon() {
		assertThat(problem(SessionFormat.TELETHON_STRING, login(2, "venus.web.telegram.org", 443, 1, 1)))
			.isEqualTo("the Telethon session string holds an IP address, and what is known is a host name");
	}

	@ParameterizedTest
	@EnumSource(names = { "PYROGRAM_SQLITE", "TELETHON_SQLITE", "TELETHON_SQLITE_8" }, mode = Mode.EXCLUDE)
	void greatestValuesAreKept(SessionFormat format) {
		Login login = login(255, "2001:db8::ffff", 65535, Integer.MAX_VALUE, Long.MAX_VALUE);
		Login read = SessionStrings.read(SessionStrings.write(format, login)).login();
		assertThat(read.dcId()).isEqualTo(255);
		if (format.holds().contains(SessionPart.SERVER_ADDRESS)) {
			assertThat(read.dataCenter()).isEqualTo(login.dataCenter());
		}
		if (format.holds().contains(SessionPart.USER_ID)) {
			assertThat(read.userId()).isEqualTo(Long.MAX_VALUE);
			assertThat(read.bot()).isTrue();
		}
		if (format.holds().contains(SessionPart.API_ID)) {
			assertThat(read.apiId()).isEqualTo(Integer.MAX_VALUE);
		}
	}

	@Test
	void userWhoMayOrMayNotBeABotIsLeftOutOfAStringOfMtcuteAndTold() {
		SessionSource source = SessionSource.ofString(GoldenStrings.of("telethon_v1_ipv4_50"));
		ConvertedString converted = new SessionConverter().convertToString(source, SessionFormat.MTCUTE_STRING,
				TransferOptions.defaults().withUserId(5L));
		assertThat(converted.report().getNotes()).singleElement().asString().contains("left out");
		assertThat(SessionStrings.read(converted.value()).login().userId()).isNull();
	}

	private static String problem(SessionFormat format, Login login) {
		return assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> SessionStrings.write(format, login))
			.actual()
			.getMessage();
	}

}
