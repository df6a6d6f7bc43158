package io.github.tgsession.integration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.example.Notebook;
import com.example.memory.MemoryApplication;
import com.example.plain.PlainApplication;
import com.example.web.WebApplication;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.tl.InputPeerUser;
import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests applications that do around the session what applications do.
 */
class SurroundingsTests {

	@TempDir
	private Path directory;

	@Test
	void migrationToolOfTheApplicationMayCreateTheTables() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL(Applications.h2(this.directory));
		new ResourceDatabasePopulator(new ClassPathResource("io/github/tgsession/jpa/schema-h2.sql"),
				new ClassPathResource("application-tables.sql"))
			.execute(database);
		try (ConfigurableApplicationContext context = Applications
			.validating(Applications.h2(this.directory), PlainApplication.class)
			.properties("telegram.session.jpa.initialize-schema=never", "spring.sql.init.mode=never")
			.run()) {
			assertThat(context.containsBean("telegramSessionSchemaInitializer")).isFalse();
			UsedSession.use(context);
			UsedSession.check(context);
			UsedSession.checkRows(context);
		}
	}

	@Test
	void migrationAtTheStartOfTheApplicationMayCreateTheTables() {
		try (ConfigurableApplicationContext context = Applications
			.validating(Applications.memory(), PlainApplication.class)
			.properties("telegram.session.jpa.initialize-schema=never",
					"spring.sql.init.schema-locations=classpath:application-tables.sql,"
							+ "classpath:io/github/tgsession/jpa/schema-h2.sql")
			.run()) {
			UsedSession.use(context);
			UsedSession.checkRows(context);
		}
	}

	@Test
	void prefixAndDefaultSchemaAreFollowed() {
		String database = Applications.h2(this.directory);
		for (int start = 1; start <= 2; start++) {
			try (ConfigurableApplicationContext context = Applications
				.validating(database + ";INIT=create schema if not exists bots", PlainApplication.class,
						PrefixConfiguration.class)
				.properties("spring.sql.init.schema-locations=classpath:prefixed-tables.sql",
						"spring.jpa.properties.hibernate.default_schema=bots")
				.run()) {
				if (start == 1) {
					UsedSession.use(context);
					context.getBean(Notebook.class).write("a note");
				}
				UsedSession.check(context);
				UsedSession.checkRows(context);
				assertThat(context.getBean(Notebook.class).read()).containsExactly("a note");
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				assertThat(jdbc.queryForObject("select count(*) from bots.app_telegram_entity", Integer.class))
					.isEqualTo(1);
				assertThat(jdbc.queryForList(
						"select table_schema from information_schema.tables where table_name like '%TELEGRAM%'",
						String.class))
					.hasSize(13)
					.containsOnly("BOTS");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void entityManagerThatIsOpenInViewIsLeftAlone(boolean openInView) throws Exception {
		try (ConfigurableApplicationContext context = Applications
			.validating(Applications.memory(), WebApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties("spring.jpa.open-in-view=" + openInView, "server.port=0", "server.address=127.0.0.1")
			.run()) {
			URI uri = URI.create(
					"http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/learn/alice");
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("user 5");
			assertThat(context.getBean(TelegramSession.class).getInputEntity(6L)).isEqualTo(new InputPeerUser(6, 78));
		}
	}

	@Test
	void memoryNeedsNoJpa() {
		try (ConfigurableApplicationContext context = Applications
			.application(Applications.memory(), MemoryApplication.class)
			.properties("telegram.session.type=memory")
			.run()) {
			assertThat(context.getBeansOfType(EntityManagerFactory.class)).isEmpty();
			assertThat(context.getBeansOfType(MemorySessionStore.class)).hasSize(1);
			UsedSession.use(context);
			UsedSession.check(context);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class PrefixConfiguration {

		@Bean
		PhysicalNamingStrategy physicalNamingStrategy() {
			return new Prefixing();
		}

	}

	static class Prefixing extends PhysicalNamingStrategySnakeCaseImpl {

		@Override
		public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment jdbcEnvironment) {
			Identifier name = super.toPhysicalTableName(logicalName, jdbcEnvironment);
			return Identifier.toIdentifier("app_" + name.getText(), name.isQuoted());
		}

	}

}
