package io.github.tgsession.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the bot and waits for its end.
 */
final class BotRunner {

	private BotRunner() {
	}

	static void run(String... args) {
		ConfigurableApplicationContext context = application().run(args);
		if (context.getBean(Bot.class).awaitEnd()) {
			System.exit(SpringApplication.exit(context));
		}
	}

	static SpringApplication application() {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.addInitializers((context) -> createDataDirectory(context.getEnvironment()));
		return application;
	}

	/**
	 * H2 creates the directory of its file, SQLite does not.
	 */
	private static void createDataDirectory(Environment environment) {
		if (environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:sqlite:")) {
			try {
				Files.createDirectories(Path.of(environment.getRequiredProperty("sample.data-directory")));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
