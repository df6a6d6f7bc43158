package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text is a path or a session string, and only a path is named in messages.
 */
class SessionSourceTests {

	@ParameterizedTest
	@ValueSource(strings = { "bot", "bot.session", "data/bot.session", "/var/lib/bot/session", "C:\\bot\\session",
			"../a/rather/long/way/to/a/directory/that/may/or/may/not/be/there/on/this/machine/bot.session" })
	void whatPeopleTypeAsAPathIsAPath(String text) {
		assertThat(SessionSource.of(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1ApWapzMBuwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3",
			"AgAAMDkAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7",
			"{\"Version\":1,\"Data\":{\"Addr\":\"149.154.167.50:443\"}}" })
	void whatLooksLikeAStringIsNotRepeated(String text) {
		assertThat(SessionSource.of(text)).hasToString("the given string of " + text.length() + " characters");
	}

	@Test
	void whatNamesAFileIsAFile(@TempDir Path directory) throws IOException {
		Path file = Files.createFile(directory.resolve("AgAAMDkAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCU"));
		assertThat(SessionSource.of(file.toString())).hasToString(file.toString());
	}

	@Test
	void aTextThatCanBeNoPathIsAString() {
		assertThat(SessionSource.of("a\0b")).hasToString("the given string of 3 characters");
	}

}
