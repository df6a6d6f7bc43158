package io.github.tgsession.integration.reliability;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A small application that uses the starter and has one table of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BotApplication {

	static final String SESSION = "bot";

	/**
	 * Starts it.
	 * @param database the JDBC URL
	 * @param more further properties, {@code name=value}
	 * @return the application
	 */
	static ConfigurableApplicationContext start(String database, String... more) {
		List<String> properties = new ArrayList<>(List.of("spring.application.name=" + SESSION,
				"spring.datasource.url=" + database, "spring.datasource.hikari.maximum-pool-size=5",
				"spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:reliability/tables.sql",
				"spring.jpa.hibernate.ddl-auto=none",

				"spring.main.banner-mode=off", "spring.jmx.enabled=false", "spring.main.lazy-initialization=true",
				"logging.level.root=warn", "telegram.session.jpa.initialize-schema=always",
				"telegram.session.buffer.flush-interval=20ms", "telegram.session.buffer.flush-size=50"));
		properties.addAll(List.of(more));
		return new SpringApplicationBuilder(BotApplication.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.properties(properties.toArray(String[]::new))
			.run();
	}

}
