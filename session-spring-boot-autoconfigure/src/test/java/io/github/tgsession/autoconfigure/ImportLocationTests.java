package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link ImportLocation}.
 */
class ImportLocationTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "a#b.session", "a%20b.session", "a b.session", "100%.session", "what?.session",
			"a&b;c=d.session", "+plus.session", "Пётр 🐱.session", "quote'\".session", "back\\slash.session",
			"http:.session" })
	@DisabledOnOs(OS.WINDOWS)
	void everyFileNameIsPossible(String name) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), "");
		assertThat(find("file:" + file)).isEqualTo(file.toString());
		assertThat(find(file.toUri().toString())).isEqualTo(file.toString());
		assertThat(find(file.toString())).isEqualTo(file.toString());
	}

	@Test
	@EnabledOnOs(OS.WINDOWS)
	void aDriveMayFollowASlash() throws IOException {
		assertThat(find("file:/C:/old/bot.session")).isEqualTo("C:\\old\\bot.session");
	}

	@Test
	void aRelativePathMayFollow() throws IOException {
		assertThat(find("file:old/bot.session")).isEqualTo(Path.of("old/bot.session").toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s\n", " %s", "\t%s\r\n", "file:%s\n", " file:%s " })
	void whiteSpaceAroundItDoesNotMatter(String text) throws IOException {
		Path file = Files.writeString(this.directory.resolve("old.session"), "");
		assertThat(find(text.formatted(file))).isEqualTo(file.toString());
	}

	@Test
	void whiteSpaceAroundAResourceDoesNotMatter() throws IOException {
		assertThat(find(" classpath:golden/sessions/v7.session\n")).endsWith("v7.session");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file://", "file://host/bot.session", "file:///a b.session", "file:///a#b.session",
			"file:///a%zz.session", "file:///a?b.session", "file:///a%00b.session" })
	void aBadUrlIsRefused(String url) {
		assertThatIOException().isThrownBy(() -> find(url))
			.withMessage("What begins with 'file://' is a URL: 'file:///' followed by a path in which spaces and other"
					+ " special characters are percent-encoded; 'file:' without two slashes takes the path as it is");
	}

	@Test
	void aPathThatCannotBeIsRefused() {
		assertThatIOException().isThrownBy(() -> find("file:/a\0b.session"))
			.withMessage("What follows 'file:' is no path that this system could have");
	}

	private static String find(String text) throws IOException {
		return ImportLocation.find(text, new DefaultResourceLoader()).toString();
	}

}
