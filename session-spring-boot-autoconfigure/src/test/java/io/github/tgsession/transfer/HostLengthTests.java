package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Host names as long as the domain name system allows, and longer ones, for which our
 * tables have no room either.
 */
class HostLengthTests {

	private static final String LONGEST = "a".repeat(253);

	private static final String TOO_LONG = "a".repeat(254);

	private static final AuthKey KEY = AuthKey.of(HexFormat.of().parseHex("01".repeat(AuthKey.LENGTH)));

	@Test
	void theLongestHostIsRead() {
		assertThat(SessionStrings.read(gramJs(LONGEST)).identity().dataCenters()).extracting(DataCenterRow::address)
			.containsExactly(LONGEST);
	}

	@Test
	void aLongerHostIsRefused() {
		assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> SessionStrings.read(gramJs(TOO_LONG)))
			.withMessage("the GramJS session string has an address that is no host name or IP address of 1 to 253"
					+ " ASCII characters");
	}

	@ParameterizedTest
	@EnumSource(names = { "GRAMJS_STRING", "MTCUTE_STRING", "GOTD_JSON" })
	void aLongerHostIsNotWritten(SessionFormat format) {
		String string = SessionStrings.write(format, login(LONGEST));
		assertThat(SessionStrings.read(string).identity().dataCenters()).extracting(DataCenterRow::address)
			.containsExactly(LONGEST);
		assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> SessionStrings.write(format, login(TOO_LONG)))
			.withMessageEndingWith("of 1 to 253 ASCII characters");
	}

	private static Login login(String host) {
		return new Login(2, false, new DataCenterRow(2, KnownDataCenters.MAIN, host, 443, 0), null, KEY, null, null,
				null, null);
	}

	private static String gramJs(String host) {
		ByteBuffer bytes = ByteBuffer.allocate(GramJsString.FIXED_LENGTH + host.length());
		bytes.put((byte) 2).putShort((short) host.length()).put(host.getBytes(StandardCharsets.US_ASCII));
		bytes.putShort((short) 443).put(KEY.toByteArray());
		return "1" + Base64.getEncoder().encodeToString(bytes.array());
	}

}
