package io.github.tgsession.benchmark;

import java.nio.file.Path;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.buffer.BufferStatistics;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.transfer.SessionTransfer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with the starter and nothing else.
 */
final class Application implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Application(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application with a database in a directory.
	 * @param properties more properties, such as {@code name=value}
	 */
	static Application start(Database database, Path directory, String... properties) {
		return new Application(new SpringApplicationBuilder(Starter.class).web(WebApplicationType.NONE)
			.properties("spring.application.name=benchmark", "spring.datasource.url=" + database.url(directory),
					"spring.datasource.hikari.maximum-pool-size=1", "spring.main.banner-mode=off",
					"spring.jmx.enabled=false", "spring.jpa.hibernate.ddl-auto=none",
					"telegram.session.jpa.initialize-schema=always", "logging.level.root=warn")
			.properties(properties)
			.run());
	}

	TelegramSession session() {
		return this.context.getBean(TelegramSession.class);
	}

	BufferStatistics statistics() {
		return this.context.getBean(BufferedSessionStore.class).statistics();
	}

	SessionTransfer transfer() {
		return this.context.getBean(SessionTransfer.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Starter {

	}

}
