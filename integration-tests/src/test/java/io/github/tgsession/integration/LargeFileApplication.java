package io.github.tgsession.integration;

import java.nio.file.Path;
import java.util.Locale;

import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.TransferOptions;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * What is done with a large session file, in a process that has little memory.
 */
final class LargeFileApplication {

	private LargeFileApplication() {
	}

	/**
	 * Imports, or converts.
	 * @param arguments {@code import}, the file and the URL of a database; or
	 * {@code convert}, the file and the new file
	 */
	public static void main(String[] arguments) {
		if (arguments[0].equals("import")) {
			importFile(arguments[1], arguments[2]);
		}
		else {
			convertFile(Path.of(arguments[1]), Path.of(arguments[2]));
		}
	}

	private static void importFile(String file, String database) {
		Applications.application(database, Starter.class)
			.properties("telegram.session.import-from=" + file, "telegram.session.jpa.initialize-schema=always",
					"spring.jpa.hibernate.ddl-auto=none")
			.run()
			.close();
	}

	private static void convertFile(Path file, Path target) {
		TransferOptions options = TransferOptions.defaults()
			.withProgress((entities) -> System.out.printf(Locale.ENGLISH, "Converting: %,d entities%n", entities));
		new SessionConverter().convert(SessionSource.ofFile(file), SessionFormat.TELETHON_SQLITE, target, options);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Starter {

	}

}
