package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.buffer.BufferStatistics;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.transfer.SessionTransfer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application with the starter and nothing else, and with a new database, which goes
 * when it is closed.
 */
final class Application implements AutoCloseable {

	private final WorkDirectory directory;

	private final ConfigurableApplicationContext context;

	private Application(WorkDirectory directory, ConfigurableApplicationContext context) {
		this.directory = directory;
		this.context = context;
	}

	/**
	 * Starts an application.
	 * @param properties more properties, such as {@code name=value}
	 */
	static Application start(Database database, String... properties) throws IOException {
		return start(database, Starter.class, properties);
	}

	/**
	 * Starts an application that counts its statements. Sessions are not leased: signs of
	 * life come when they come.
	 * @param properties more properties, such as {@code name=value}
	 */
	static Application startCounting(Database database, String... properties) throws IOException {
		String[] unleased = Arrays.copyOf(properties, properties.length + 1);
		unleased[properties.length] = "telegram.session.lease.enabled=false";
		return start(database, CountingStarter.class, unleased);
	}

	private static Application start(Database database, Class<?> source, String... properties) throws IOException {
		WorkDirectory directory = WorkDirectory.create();
		return new Application(directory, new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
			.properties("spring.application.name=benchmark", "spring.datasource.url=" + database.url(directory.path()),
					"spring.datasource.hikari.maximum-pool-size=1", "spring.main.banner-mode=off",
					"spring.jmx.enabled=false", "spring.jpa.hibernate.ddl-auto=none",
					"telegram.session.jpa.initialize-schema=always", "logging.level.root=warn")
			.properties(properties)
			.run());
	}

	/**
	 * Where the database is.
	 */
	Path directory() {
		return this.directory.path();
	}

	TelegramSession session() {
		return this.context.getBean(TelegramSession.class);
	}

	TelegramSessions sessions() {
		return this.context.getBean(TelegramSessions.class);
	}

	BufferStatistics statistics() {
		return this.context.getBean(BufferedSessionStore.class).statistics();
	}

	SessionTransfer transfer() {
		return this.context.getBean(SessionTransfer.class);
	}

	/**
	 * How often it has turned to its database, if that is counted.
	 */
	CountedStatements counted() {
		return this.context.getBean(CountedStatements.class);
	}

	@Override
	public void close() throws IOException {
		try (this.directory) {
			this.context.close();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Starter {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(CountedStatements.class)
	static class CountingStarter {

	}

}
