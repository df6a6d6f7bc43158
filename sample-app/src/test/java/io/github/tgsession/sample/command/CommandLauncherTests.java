package io.github.tgsession.sample.command;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandLauncher}.
 */
class CommandLauncherTests {

	@ParameterizedTest
	@ValueSource(strings = { "convert", "help", "--help", "-h", "conver", "--sample.pace 0", "in.session" })
	void wordsAreCommands(String arguments) {
		assertThat(CommandLauncher.isMeantBy(arguments.split(" "))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--telegram.session.type=memory", "--debug", "--sample.pace=0 --sample.data-directory=x" })
	void optionsAloneAreForTheBot(String arguments) {
		assertThat(CommandLauncher.isMeantBy(arguments.split(" "))).isFalse();
		assertThat(CommandLauncher.isMeantBy()).isFalse();
	}

	@Test
	void neededJarsComeFirstAndTheOthersStay() throws Exception {
		String[] names = { "a.jar!/", "h2.jar!/", "session-spring-boot-autoconfigure-0.1.0.jar!/", "slf4j-api-2.jar!/",
				"spring-core.jar!/", "sqlite-jdbc-3.jar!/", "txw2.jar!/" };
		URL[] urls = new URL[names.length];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = new URL("jar:file:/app.jar!/BOOT-INF/lib/" + names[i]);
		}
		try (URLClassLoader original = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
				URLClassLoader ordered = (URLClassLoader) CommandLauncher.neededFirst(original)) {
			assertThat(Arrays.stream(ordered.getURLs())
				.map(URL::toString)
				.map((url) -> url.substring(url.lastIndexOf("lib/") + 4)))
				.containsExactly(names[2], names[3], names[5], names[0], names[1], names[4], names[6]);
			assertThat(ordered.getParent()).isSameAs(original.getParent());
		}
	}

	@Test
	void anOrdinaryClassPathStaysAsItIs() {
		ClassLoader classLoader = ClassLoader.getSystemClassLoader();
		assertThat(CommandLauncher.neededFirst(classLoader)).isSameAs(classLoader);
	}

}
