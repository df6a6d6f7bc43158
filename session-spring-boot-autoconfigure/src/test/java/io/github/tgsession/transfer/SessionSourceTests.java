package io.github.tgsession.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionSource}.
 */
class SessionSourceTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "bot.session", "bot", "data/bot.session", "./bot", "/var/lib/bots/anon.session",
			"C:\\bots\\anon.session", "550e8400-e29b-41d4-a716-446655440000.session" })
	void whatLooksLikeAPathIsNamed(String path) {
		assertThat(SessionSource.of(path)).hasToString(Path.of(path).toString());
	}

	@Test
	void whatNamesAFileIsAPathHoweverItLooks() throws Exception {
		Path file = Files.writeString(this.directory.resolve("x".repeat(200)), "");
		assertThat(SessionSource.of(file.toString())).hasToString(file.toString());
	}

	@Test
	void whiteSpaceAroundAPathDoesNotMatter() throws Exception {
		Path file = Files.writeString(this.directory.resolve("x".repeat(200)), "");
		assertThat(SessionSource.of(" " + file + "\r\n")).hasToString(file.toString());
		assertThat(SessionSource.of("bot.session\n")).hasToString("bot.session");
	}

	@Test
	void whatMayBeAStringIsNotNamed() {
		String base64 = Base64.getEncoder().encodeToString(new byte[200]);
		for (String string : new String[] { base64, base64 + "...", base64 + ".session", "..." + base64,
				"'{\"Addr\":\"1.2.3.4\"}'", "AA/".repeat(80), base64.substring(0, 41) }) {
			assertThat(SessionSource.of(string)).hasToString("the given string of " + string.length() + " characters");
		}
	}

}
