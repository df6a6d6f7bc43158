package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tgsession.store.DataCenterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for reading and writing the strings that other libraries have written.
 */
class GoldenStringsTests {

	private static final DataCenterRow DC_2_AT_50 = address(2, "149.154.167.50", 443);

	private static final DataCenterRow DC_2_AT_51 = address(2, "149.154.167.51", 443);

	private static final Login PYROGRAM = new Login(2, false, null, null, GoldenStrings.KEY, null,
			GoldenStrings.USER_ID, false, null);

	private static final Login WITH_API_ID = new Login(2, false, null, null, GoldenStrings.KEY, GoldenStrings.API_ID,
			GoldenStrings.USER_ID, false, null);

	private static final Map<String, LoginSnapshot> EXPECTED = Map.ofEntries(
			entry("telethon_v1_ipv4_50", "Telethon session string", at(DC_2_AT_50, false)),
			entry("telethon_v1_ipv4_51", "Telethon session string", at(DC_2_AT_51, false)),
			entry("telethon_v1_ipv6", "Telethon session string", at(address(2, "2001:67c:4e8:f002::a", 443), false)),
			entry("telethon_v1_test_dc2_port80", "Telethon session string", at(address(2, "149.154.167.40", 80), true)),
			entry("gramjs_50", "GramJS session string", at(DC_2_AT_50, false)),
			entry("gramjs_51", "GramJS session string", at(DC_2_AT_51, false)),
			entry("gramjs_hostname", "GramJS session string", at(address(2, "venus.web.telegram.org", 443), false)),
			entry("gramjs_dc5_13char_ip", "GramJS session string", at(address(5, "91.108.56.130", 443), false)),
			entry("pyrogram_current_362", "Pyrogram session string", WITH_API_ID),
			entry("pyrogram_old_356_64bit", "Pyrogram session string, old 64-bit form", PYROGRAM),
			entry("pyrogram_old_351_32bit", "Pyrogram session string, old 32-bit form", PYROGRAM),
			entry("mtkruto_current", "MTKruto session string", WITH_API_ID),
			entry("mtkruto_old_dc_key_only", "MTKruto session string, old form",
					new Login(2, false, null, null, GoldenStrings.KEY, null, null, null, null)),
			entry("mtcute_v3", "mtcute session string, version 3",
					mtcute(media("149.154.167.50", 0), GoldenStrings.USER_ID)),
			entry("mtcute_v3_media_dc_51", "mtcute session string, version 3",
					mtcute(media("149.154.167.51", Login.MEDIA_ONLY), GoldenStrings.USER_ID)),
			entry("mtcute_v3_no_self", "mtcute session string, version 3", mtcute(media("149.154.167.50", 0), null)),
			entry("gotd_session_json", "gotd session, version 1", at(DC_2_AT_50, false)));

	private static Map.Entry<String, LoginSnapshot> entry(String name, String description, Login login) {
		return Map.entry(name, new LoginSnapshot(new DetectedFormat(GoldenStrings.format(name), description), login));
	}

	private static DataCenterRow address(int dcId, String address, int port) {
		return new DataCenterRow(dcId, KnownDataCenters.MAIN, address, port, 0);
	}

	private static DataCenterRow media(String address, int flags) {
		return new DataCenterRow(2, KnownDataCenters.MEDIA, address, 443, flags);
	}

	private static Login at(DataCenterRow dataCenter, boolean testMode) {
		return new Login(dataCenter.dcId(), testMode, dataCenter, null, GoldenStrings.KEY, null, null, null, null);
	}

	private static Login mtcute(DataCenterRow media, Long userId) {
		return new Login(2, false, DC_2_AT_50, media, GoldenStrings.KEY, null, userId, (userId != null) ? false : null,
				null);
	}

	static Stream<String> names() {
		return GoldenStrings.ALL.keySet().stream();
	}

	static Stream<String> currentNames() {
		return names().filter(GoldenStrings::isCurrent);
	}

	@ParameterizedTest
	@MethodSource("names")
	void everyValueIsRead(String name) {
		assertThat(SessionStrings.read(GoldenStrings.of(name))).isEqualTo(EXPECTED.get(name));
	}

	@ParameterizedTest
	@MethodSource("names")
	void exactlyOneFormatRecognisesAString(String name) {
		String string = GoldenStrings.of(name);
		assertThat(SessionStrings.FORMATS.stream().filter((format) -> SessionStrings.recognises(format, string)))
			.extracting(StringFormat::format)
			.containsExactly(GoldenStrings.format(name));
	}

	@ParameterizedTest
	@MethodSource("currentNames")
	void everyCurrentFormIsWrittenAsTheLibraryWritesIt(String name) {
		String string = GoldenStrings.of(name);
		Login login = SessionStrings.read(string).login();
		assertThat(SessionStrings.write(GoldenStrings.format(name), login)).isEqualTo(string);
	}

	@ParameterizedTest
	@MethodSource("names")
	void everyConversionThereAndBackKeepsWhatBothHold(String name) {
		SessionConverter converter = new SessionConverter();
		TransferOptions options = TransferOptions.defaults()
			.withApiId(GoldenStrings.API_ID)
			.withUserId(GoldenStrings.USER_ID)
			.withBot(false);
		SessionSource source = SessionSource.ofString(GoldenStrings.of(name));
		Login original = SessionStrings.read(GoldenStrings.of(name)).login();
		int conversions = 0;
		for (StringFormat target : SessionStrings.FORMATS) {
			ConvertedString there = converter.convertToString(source, target.format(), options);
			Login arrived = SessionStrings.read(there.value()).login();
			SessionFormat home = GoldenStrings.format(name);
			Login returned = SessionStrings
				.read(converter.convertToString(SessionSource.ofString(there.value()), home, options).value())
				.login();
			for (Login login : List.of(arrived, returned)) {
				assertThat(login.dcId()).isEqualTo(original.dcId());
				assertThat(login.authKey()).isEqualTo(original.authKey());
				assertThat(login.testMode()).isEqualTo(original.testMode());
				conversions++;
			}
			if (target.format().holds().contains(SessionPart.SERVER_ADDRESS) && holdsHost(target, original)) {
				assertThat(returned.dataCenter()).isEqualTo(original.dataCenter());
			}
			if (target.format().holds().contains(SessionPart.USER_ID)) {
				assertThat(arrived.userId()).isEqualTo(GoldenStrings.USER_ID);
				assertThat(arrived.bot()).isFalse();
			}
			if (target.format().holds().contains(SessionPart.API_ID)) {
				assertThat(arrived.apiId()).isEqualTo(GoldenStrings.API_ID);
			}
		}
		assertThat(conversions).isEqualTo(12);
	}

	/**
	 * Neither Telethon's string nor mtcute's holds a host name.
	 */
	private static boolean holdsHost(StringFormat target, Login login) {
		return login.dataCenter() != null
				&& (target.format() == SessionFormat.GRAMJS_STRING || target.format() == SessionFormat.GOTD_JSON
						|| IpAddresses.parse(login.dataCenter().address()) != null);
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatCopyingLeavesDoesNotMatter(String name) {
		String string = GoldenStrings.of(name);
		LoginSnapshot expected = EXPECTED.get(name);
		int half = string.length() / 2;
		List<String> copies = new ArrayList<>(List.of(" " + string + "\n", "\t'" + string + "'", "`" + string + "`",
				string.substring(0, half) + "\r\n  " + string.substring(half), "\ufeff" + string,
				"\u201c" + string + "\u201d\u00a0", string.substring(0, half) + "\u200b" + string.substring(half)));
		if (GoldenStrings.format(name) != SessionFormat.GOTD_JSON) {
			copies.add("\"" + string + "\"");
			copies.add(string.replace('+', '-').replace('/', '_'));
			copies.add(string.replace('-', '+').replace('_', '/'));
			copies.add(string.replace("=", ""));
			copies.add(string.replace("=", "") + padding(string));
		}
		assertThat(copies).allSatisfy((copy) -> assertThat(SessionStrings.read(copy)).isEqualTo(expected));
	}

	private static String padding(String string) {
		int digits = string.replace("=", "").length() - (string.startsWith("1") ? 1 : 0);
		return "=".repeat(-digits & 3);
	}

	@ParameterizedTest
	@MethodSource("names")
	void stringIsNotTakenForAPath(String name) {
		assertThat(SessionSource.of(GoldenStrings.of(name)).string()).isEqualTo(GoldenStrings.of(name));
		assertThat(SessionSource.of(GoldenStrings.of(name) + "\n").string()).isNotNull();
	}

	@Test
	void gramJsStringWithAnAddressIsAsLongAsOneOfTelethonWithAnIpV6Address() {
		assertThat(GoldenStrings.of("gramjs_50")).hasSameSizeAs(GoldenStrings.of("telethon_v1_ipv6"))
			.hasSameSizeAs(GoldenStrings.of("gramjs_dc5_13char_ip"));
	}

}
