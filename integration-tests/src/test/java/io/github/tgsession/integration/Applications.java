package io.github.tgsession.integration;

import java.nio.file.Path;
import java.util.UUID;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Builds the applications that are started, and names their databases.
 */
final class Applications {

	static final String NAME = "my-bot";

	private Applications() {
	}

	/**
	 * An application whose own tables are there and checked by Hibernate, like ours.
	 * @param database the database
	 * @param sources the application, then what is added to it
	 * @return its builder
	 */
	static SpringApplicationBuilder validating(String database, Class<?>... sources) {
		return application(database, sources).properties("spring.jpa.hibernate.ddl-auto=validate",
				"spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:application-tables.sql",
				"telegram.session.jpa.initialize-schema=always");
	}

	/**
	 * An application whose tables are made by Hibernate.
	 * @param database the database
	 * @param sources the application, then what is added to it
	 * @return its builder
	 */
	static SpringApplicationBuilder creating(String database, Class<?>... sources) {
		return application(database, sources).properties("spring.jpa.hibernate.ddl-auto=create-drop");
	}

	static SpringApplicationBuilder application(String database, Class<?>... sources) {
		return new SpringApplicationBuilder(sources).web(WebApplicationType.NONE)
			.properties("spring.application.name=" + NAME, "spring.datasource.url=" + database,
					"archive.url=" + memory(), "sessions.url=" + memory(), "spring.main.banner-mode=off",
					"spring.jmx.enabled=false");
	}

	static String memory() {
		return "jdbc:h2:mem:" + UUID.randomUUID();
	}

	static String h2(Path directory) {
		return "jdbc:h2:file:" + directory.resolve("h2") + ";WRITE_DELAY=0";
	}

	static String sqlite(Path directory) {
		return "jdbc:sqlite:" + directory.resolve("sqlite.db")
				+ "?journal_mode=WAL&busy_timeout=5000&synchronous=FULL&transaction_mode=IMMEDIATE";
	}

}
