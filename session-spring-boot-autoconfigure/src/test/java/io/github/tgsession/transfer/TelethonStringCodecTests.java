package io.github.tgsession.transfer;

import java.util.Base64;

import io.github.tgsession.SessionStringException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TelethonStringCodec}.
 */
class TelethonStringCodecTests {

	private final TelethonStringCodec codec = new TelethonStringCodec();

	@ParameterizedTest
	@CsvSource({ "gramjs_50, GramJS", "gramjs_hostname, GramJS", "pyrogram_current_362, Pyrogram",
			"pyrogram_old_351_32bit, Pyrogram", "mtkruto_current, MTKruto", "mtcute_v3_no_self, mtcute",
			"gotd_session_json, gotd" })
	void stringOfAnotherLibraryIsSentToTheImport(String name, String library) {
		String string = GoldenStrings.of(name);
		assertThat(problem(string))
			.startsWith("The session string of " + string.length() + " characters is no Telethon")
			.endsWith("It looks like a session string of " + library
					+ ": telegram.session.import-from takes it, telegram.session.string does not");
	}

	@Test
	void damagedStringOfAnotherLibraryIsCalledByItsNameAndNotSentToTheImport() {
		assertThat(problem(GoldenStrings.of("mtcute_v3").substring(0, 300)))
			.contains(". The text of 300 characters resembles an mtcute session string, but ")
			.doesNotContain("import-from");
	}

	@Test
	void stringOfAnotherLibraryThatSaysWhatCannotBeIsNotSentToTheImport() {
		byte[] bytes = Base64.getUrlDecoder()
			.decode(GoldenStrings.of("gramjs_50").substring(1).replace('+', '-').replace('/', '_'));
		bytes[0] = 0;
		assertThat(problem("1" + Base64.getEncoder().encodeToString(bytes)))
			.contains("The GramJS session string has a data centre outside the range of 1 to 32767")
			.doesNotContain("import-from");
	}

	@Test
	void damagedStringOfTelethonIsToBeCopiedAgain() {
		assertThat(problem(GoldenStrings.of("telethon_v1_ipv4_50").substring(0, 301))).contains("Copy the whole string")
			.doesNotContain("import-from");
	}

	private String problem(String string) {
		return assertThatExceptionOfType(SessionStringException.class).isThrownBy(() -> this.codec.decode(string))
			.actual()
			.getMessage();
	}

}
