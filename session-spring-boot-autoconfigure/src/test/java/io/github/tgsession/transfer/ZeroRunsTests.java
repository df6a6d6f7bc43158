package io.github.tgsession.transfer;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ZeroRuns}.
 */
class ZeroRunsTests {

	@ParameterizedTest
	@CsvSource({ "'', ''", "01, 01", "00, 0001", "0000, 0002", "010002, 01000102", "00000000ff, 0004ff",
			"ff00, ff0001" })
	void runsAreCountedAndSpreadAgain(String plain, String coded) {
		assertThat(HexFormat.of().formatHex(ZeroRuns.encode(bytes(plain)))).isEqualTo(coded);
		assertThat(ZeroRuns.decode(bytes(coded), 10)).isEqualTo(bytes(plain));
	}

	@Test
	void longRunIsCutInPieces() {
		byte[] zeros = new byte[600];
		byte[] coded = ZeroRuns.encode(zeros);
		assertThat(HexFormat.of().formatHex(coded)).isEqualTo("00ff00ff005a");
		assertThat(ZeroRuns.decode(coded, 600)).isEqualTo(zeros);
		assertThat(ZeroRuns.decode(coded, 599)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "0100", "0000", "000001" })
	void runWithoutLengthIsNone(String coded) {
		assertThat(ZeroRuns.decode(bytes(coded), 10)).isNull();
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex);
	}

}
