package io.github.tgsession.transfer;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for strings that are damaged, or whose values cannot be.
 */
class SessionStringsTests {

	private static final int KEY_LENGTH = 256;

	@ParameterizedTest
	@CsvSource({ "telethon_v1_ipv4_50, a Telethon session string", "telethon_v1_ipv6, a Telethon session string",
			"gramjs_50, a GramJS session string", "gramjs_hostname, a GramJS session string",
			"pyrogram_current_362, a Pyrogram session string", "pyrogram_old_351_32bit, a Pyrogram session string",
			"mtkruto_current, an MTKruto session string", "mtkruto_old_dc_key_only, an MTKruto session string",
			"mtcute_v3, an mtcute session string", "mtcute_v3_no_self, an mtcute session string" })
	void stringThatLostItsEndIsCalledByItsLibraryAndItsLength(String name, String resembled) {
		String string = GoldenStrings.of(name);
		for (int lost : new int[] { 1, 2, 3, 4, 7, 100 }) {
			String cut = string.replace("=", "").substring(0, string.replace("=", "").length() - lost);
			assertThat(problem(cut)).startsWith("the text of " + cut.length() + " characters resembles " + resembled)
				.containsAnyOf("decodes to", "characters are missing or too many");
		}
	}

	@ParameterizedTest
	@CsvSource({ "telethon_v1_ipv4_50, Telethon", "gramjs_50, GramJS", "pyrogram_current_362, Pyrogram",
			"mtkruto_current, MTKruto", "mtcute_v3, mtcute" })
	void characterOutsideTheAlphabetIsPlacedAndNotPassedOver(String name, String library) {
		String string = GoldenStrings.of(name);
		for (String foreign : new String[] { "#", ".", "=", "\u00e9" }) {
			String damaged = string.substring(0, 299) + foreign + string.substring(299);
			assertThat(problem(damaged)).contains(library).contains("its character 300 is none of base64");
		}
	}

	@Test
	void lostBytesAreCounted() {
		String telethon = GoldenStrings.of("telethon_v1_ipv4_50");
		assertThat(problem(telethon.substring(0, 349))).isEqualTo("the text of 349 characters resembles a Telethon"
				+ " session string, but it decodes to 261 bytes where 263 belong with an IPv4 address and 275 with an"
				+ " IPv6 address; copy the whole string again");
		String gramJs = GoldenStrings.of("gramjs_hostname");
		assertThat(problem(gramJs.substring(0, 301))).contains("it decodes to 225 bytes where 283 belong");
		String pyrogram = GoldenStrings.of("pyrogram_current_362");
		assertThat(problem(pyrogram.substring(0, 360)))
			.contains("it decodes to 270 bytes where 271 belong, or 267 and 263 in old forms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "''", "\ufeff" })
	void emptyTextHoldsNoString(String text) {
		assertThat(problem(text)).isEqualTo("the text is empty, so there is no session string in it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello", "Zm9vYmFyYmF6", "[]", "null", "\u0001\u0002" })
	void textOfNoStructureResemblesNothing(String text) {
		assertThat(problem(text))
			.startsWith("the text of " + text.length() + " characters has the structure of no known session string");
	}

	@ParameterizedTest
	@ValueSource(ints = { 263, 267, 271, 275 })
	void lengthAloneMakesNoSession(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) 0x77);
		assertThat(problem(urlSafe(bytes))).contains("the structure of no known session string");
		bytes[0] = 2;
		assertThat(problem(urlSafe(bytes))).doesNotStartWith("the Pyrogram");
	}

	@Test
	void keyOfZerosIsNoKey() {
		for (String name : new String[] { "telethon_v1_ipv4_50", "telethon_v1_ipv6", "gramjs_50",
				"pyrogram_current_362", "pyrogram_old_356_64bit", "pyrogram_old_351_32bit", "mtcute_v3" }) {
			LoginSnapshot session = SessionStrings
				.read(with(name, GoldenStrings.KEY.toByteArray(), new byte[KEY_LENGTH]));
			assertThat(session.login().authKey()).as(name).isNull();
			assertThat(session.identity().authKeys()).as(name).isEmpty();
		}
	}

	/**
	 * A recorded string in whose bytes a part is replaced by another as long.
	 */
	private static String with(String name, byte[] part, byte[] other) {
		String string = GoldenStrings.of(name);
		String version = string.startsWith("1") ? "1" : "";
		String hex = HexFormat.of().formatHex(Base64Text.decode(string.substring(version.length())));
		String changed = hex.replace(HexFormat.of().formatHex(part), HexFormat.of().formatHex(other));
		assertThat(changed).isNotEqualTo(hex).hasSameSizeAs(hex);
		return version + urlSafe(HexFormat.of().parseHex(changed));
	}

	/**
	 * A recorded string with some bytes replaced. Counted from the end if the index is
	 * negative.
	 */
	private static String with(String name, int index, String hex) {
		String string = GoldenStrings.of(name);
		String version = string.startsWith("1") ? "1" : "";
		byte[] bytes = Base64Text.decode(string.substring(version.length()));
		byte[] other = HexFormat.of().parseHex(hex);
		System.arraycopy(other, 0, bytes, (index < 0) ? bytes.length + index : index, other.length);
		return version + urlSafe(bytes);
	}

	private static String urlSafe(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@ParameterizedTest
	@CsvSource({ "telethon_v1_ipv4_50, 0, 00, 'the Telethon session string has a data centre outside the range'",
			"telethon_v1_ipv4_50, 5, 0000, 'the Telethon session string has a port outside the range'",
			"gramjs_50, 0, 00, 'the GramJS session string has a data centre outside the range'",
			"gramjs_50, 17, 0000, 'the GramJS session string has a port outside the range'",
			"pyrogram_current_362, 0, 00, 'the Pyrogram session string has a data centre outside the range'",
			"pyrogram_current_362, 1, 80000000, 'the Pyrogram session string has an api id outside the range'",
			"pyrogram_current_362, 5, 02, 'resembles a Pyrogram session string, but its flags are neither 0 nor 1'",
			"pyrogram_current_362, -1, ff, 'resembles a Pyrogram session string, but its flags are neither 0 nor 1'",
			"pyrogram_current_362, -9, 0000000000000000, 'the Pyrogram session string has a user id that is no positive'",
			"pyrogram_current_362, -9, ff00000000000000, 'the Pyrogram session string has a user id that is no positive'",
			"pyrogram_old_351_32bit, -5, 00000000, 'old 32-bit form, has a user id that is no positive number'",
			"mtkruto_current, 1, 30, 'the MTKruto session string has a data centre outside the range'",
			"mtkruto_current, 1, 78, 'the MTKruto session string names its data centre otherwise'",
			"mtkruto_current, -1, 05, 'resembles an MTKruto session string, but its values do not end'",
			"mtkruto_current, -2, 80, 'resembles an MTKruto session string, but its values do not end'",
			"mtcute_v3, 0, 01, 'the mtcute session string has version 1, and only version 3 can be read'",
			"mtcute_v3, 0, 02, 'the mtcute session string has version 2, and only version 3 can be read'",
			"mtcute_v3, 0, 04, 'the mtcute session string has version 4, and only version 3 can be read'",
			"mtcute_v3, 1, 0d, 'the mtcute session string, version 3, has flags that are not known'",
			"mtcute_v3, 1, 04, 'the mtcute session string, version 3,'",
			"mtcute_v3, 6, 01, 'has a data centre of another version than 2'",
			"mtcute_v3, 7, 00, 'has a data centre outside the range'",
			"mtcute_v3, 8, 08, 'has a data centre with flags that are not known'",
			"mtcute_v3, 9, 0d, 'has something other than zeros where a value is filled up'",
			"mtcute_v3, 9, 14, 'the mtcute session string, version 3, ends within a value'",
			"mtcute_v3, 9, ff, 'the mtcute session string, version 3, has a length where none can be'",
			"mtcute_v3, 10, 20, 'the mtcute session string, version 3, has an address that is no host name'",
			"mtcute_v3, 25, 00000000, 'has a port outside the range'",
			"mtcute_v3, 25, bb010100, 'has a port outside the range'",
			"mtcute_v3, 53, 0000000000000000, 'has a user id that is no positive number'",
			"mtcute_v3, 61, 00000000, 'is neither true nor false for whether the account is a bot'" })
	void valueThatCannotBeIsNamed(String name, int index, String hex, String problem) {
		assertThat(problem(with(name, index, hex))).contains(problem);
	}

	@Test
	void botsAreReadAsBots() {
		assertThat(SessionStrings.read(with("pyrogram_current_362", -1, "01")).login().bot()).isTrue();
		assertThat(SessionStrings.read(with("mtcute_v3", 61, "b5757299")).login().bot()).isTrue();
	}

	@Test
	void apiIdOfZeroIsNotKnown() {
		assertThat(SessionStrings.read(with("pyrogram_current_362", 1, "00000000")).login().apiId()).isNull();
	}

	@Test
	void testServersOfMtcuteAreSaidByTheOldFlagOrTheDataCentre() {
		assertThat(SessionStrings.read(with("mtcute_v3", 1, "07")).login().testMode()).isTrue();
		LoginSnapshot session = SessionStrings.read(with("mtcute_v3", 8, "04"));
		assertThat(session.login().testMode()).isTrue();
		assertThat(session.login().dataCenter()).isNotNull();
		assertThat(session.login().dataCenter().flags()).isZero();
	}

	@Test
	void testServersOfTheOthersAreReadAndWritten() {
		Login login = new Login(2, true, KnownDataCenters.find(2, true), null, GoldenStrings.KEY, 1, 1L, true, 7L);
		for (StringFormat format : SessionStrings.FORMATS) {
			assertThat(SessionStrings.read(format.write(login)).login().testMode()).as(format.format().id()).isTrue();
		}
	}

	@Test
	void saltThatIsNotZeroIsKept() {
		Login login = new Login(2, false, KnownDataCenters.find(2, false), null, GoldenStrings.KEY, null, null, null,
				Long.MIN_VALUE);
		LoginSnapshot session = SessionStrings.read(SessionStrings.write(SessionFormat.GOTD_JSON, login));
		assertThat(session.login().serverSalt()).isEqualTo(Long.MIN_VALUE);
		assertThat(SessionStrings.read(GoldenStrings.of("gotd_session_json")).attributes()).isEmpty();
	}

	@Test
	void onlyStringsAreWritten() {
		Login login = SessionStrings.read(GoldenStrings.of("telethon_v1_ipv4_50")).login();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SessionStrings.write(SessionFormat.TELETHON_SQLITE, login))
			.withMessageContaining("telethon-sqlite");
	}

	private static String problem(String text) {
		TransferProblem problem = assertThatExceptionOfType(TransferProblem.class)
			.isThrownBy(() -> SessionStrings.read(text))
			.actual();
		return problem.getMessage();
	}

}
