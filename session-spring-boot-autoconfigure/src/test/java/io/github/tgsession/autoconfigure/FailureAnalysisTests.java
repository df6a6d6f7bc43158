package io.github.tgsession.autoconfigure;

import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.SessionStringException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the advice that is given when an application does not start.
 */
class FailureAnalysisTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
				TelegramSessionEntitiesAutoConfiguration.class, TelegramSessionJpaAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot");

	@Test
	void jpaWithoutJpaOnTheClasspath() {
		FailureAnalysis analysis = analyze(
				(runner) -> runner.withClassLoader(new FilteredClassLoader("jakarta.persistence")));
		assertThat(analysis.getDescription())
			.isEqualTo("Telegram sessions cannot be kept with JPA ('telegram.session.type' is 'jpa', its default): "
					+ "the class 'jakarta.persistence.EntityManagerFactory' is not on the classpath.");
		assertThat(analysis.getAction())
			.isEqualTo("Add the dependency 'io.github.tgsession:session-spring-boot-starter' "
					+ "(or 'org.springframework.boot:spring-boot-starter-data-jpa' and "
					+ "'com.github.ben-manes.caffeine:caffeine') and a JDBC driver. "
					+ "To do without a database set 'telegram.session.type' to 'memory' or 'string'.");
	}

	@Test
	void jpaWithoutCaffeine() {
		FailureAnalysis analysis = analyze(
				(runner) -> runner.withClassLoader(new FilteredClassLoader("com.github.benmanes.caffeine")));
		assertThat(analysis.getDescription())
			.endsWith(": the class 'com.github.benmanes.caffeine.cache.Caffeine' is not on the classpath.");
		assertThat(analysis.getAction()).contains("'com.github.ben-manes.caffeine:caffeine'");
	}

	@Test
	void jpaWithoutDataSource() {
		FailureAnalysis analysis = analyze(UnaryOperator.identity());
		assertThat(analysis.getDescription()).endsWith(": there is no DataSource.");
		assertThat(analysis.getAction()).startsWith("Add a JDBC driver and set 'spring.datasource.url'");
	}

	@Test
	void jpaWithoutEntityManagerFactory() {
		FailureAnalysis analysis = analyze(
				(runner) -> runner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class)));
		assertThat(analysis.getDescription()).endsWith(": there is no bean named 'entityManagerFactory'.");
		assertThat(analysis.getAction())
			.contains("mark one @Primary, or the one of the sessions @TelegramSessionDataSource")
			.contains("name the beans of the one that keeps sessions 'entityManagerFactory' and 'transactionManager'");
	}

	@Test
	void emptyTypeIsTheDefault() {
		FailureAnalysis analysis = analyze((runner) -> runner.withPropertyValues("telegram.session.type="));
		assertThat(analysis.getDescription()).endsWith(": there is no DataSource.");
	}

	@Test
	void unknownTypeIsRefusedWithTheKnownOnes() {
		FailureAnalysis analysis = analyze((runner) -> runner.withPropertyValues("telegram.session.type=file"));
		assertThat(analysis.getDescription()).contains("telegram.session.type").contains("file");
		assertThat(analysis.getAction()).contains("JPA").contains("MEMORY").contains("STRING");
	}

	@Test
	void noName() {
		FailureAnalysis analysis = analyze((runner) -> memory(runner).withPropertyValues("telegram.session.name="));
		assertThat(analysis.getDescription()).isEqualTo("The Telegram session has no name.");
		assertThat(analysis.getAction()).isEqualTo("Set 'telegram.session.name', or 'spring.application.name', "
				+ "which it defaults to. Keep the name: the session is found by it after a restart.");
	}

	@Test
	void tooLongName() {
		FailureAnalysis analysis = analyze(
				(runner) -> memory(runner).withPropertyValues("telegram.session.name=" + "\ud83e\udd16".repeat(129)));
		assertThat(analysis.getDescription())
			.isEqualTo("The name of the Telegram session, from 'telegram.session.name', has 129 characters.");
		assertThat(analysis.getAction()).isEqualTo("Set 'telegram.session.name' to a name of 1 to 128 characters.");
	}

	@Test
	void tooLongNameOfTheApplication() {
		FailureAnalysis analysis = analyze((runner) -> memory(runner).withPropertyValues("telegram.session.name=",
				"spring.application.name=" + "x".repeat(200)));
		assertThat(analysis.getDescription())
			.isEqualTo("The name of the Telegram session, from 'spring.application.name', has 200 characters.");
	}

	@Test
	void nulInTheName() {
		FailureAnalysis analysis = analyze((runner) -> memory(runner).withPropertyValues("telegram.session.name=a\0b"));
		assertThat(analysis.getDescription()).endsWith("contains a NUL character.");
	}

	@Test
	void malformedString() {
		String string = KnownLogin.STRING.substring(0, 200);
		FailureAnalysis analysis = analyze(
				(runner) -> memory(runner).withPropertyValues("telegram.session.string=" + string));
		assertThat(analysis.getDescription())
			.startsWith("The session string in 'telegram.session.string' cannot be read: ")
			.contains("200 characters");
		assertThat(analysis.getAction()).startsWith("Set 'telegram.session.string' to the whole string")
			.contains("declare a SessionStringCodec bean");
		assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain(string)
			.doesNotContain(string.substring(20, 50));
	}

	@Test
	void carelessCodecDoesNotLeakTheString() {
		for (RuntimeException careless : List.of(new IllegalArgumentException("Bad: " + KnownLogin.STRING),
				new SessionStringException("Bad: " + KnownLogin.STRING, null))) {
			FailureAnalysis analysis = analyze(
					(runner) -> memory(runner).withBean(SessionStringCodec.class, () -> new ThrowingCodec(careless))
						.withPropertyValues("telegram.session.string=" + KnownLogin.STRING));
			assertThat(analysis.getDescription())
				.startsWith("The session string in 'telegram.session.string' cannot be read: ");
			assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain(KnownLogin.STRING);
			assertThat(analysis.getCause()).hasNoCause();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			42P01 | ERROR: relation "telegram_session" does not exist
			42S02 | Table 'bots.telegram_session' doesn't exist
			42S02 | Table "APP_TELEGRAM_SESSION" not found
			42S04 | Table "TELEGRAM_SESSION" not found (this database is empty)
			      | [SQLITE_ERROR] SQL error or missing database (no such table: telegram_session)
			""")
	void missingTables(String state, String message) {
		Throwable failure = new IllegalStateException("outer", new SQLException(message, state));
		FailureAnalysis analysis = new MissingTablesFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).isEqualTo("The tables of Telegram sessions are not in the database.");
		assertThat(analysis.getAction()).startsWith("Set 'telegram.session.jpa.initialize-schema' to 'always'")
			.contains("io/github/tgsession/jpa/schema-*.sql");
	}

	@Test
	void missingTablesOfTheApplicationAreNotOurs() {
		assertThat(new MissingTablesFailureAnalyzer().analyze(new SQLException("no such table: orders"))).isNull();
		assertThat(new MissingTablesFailureAnalyzer().analyze(new SQLException("telegram_session: busy", "55P03")))
			.isNull();
	}

	private ApplicationContextRunner memory(ApplicationContextRunner runner) {
		return runner.withPropertyValues("telegram.session.type=memory");
	}

	private FailureAnalysis analyze(UnaryOperator<ApplicationContextRunner> application) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		application.apply(this.contextRunner).run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = analyze(context.getStartupFailure());
		});
		return analysis[0];
	}

	static FailureAnalysis analyze(Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, (type, name, ex) -> {
		})
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((candidate) -> candidate != null)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No analysis", failure));
	}

	record ThrowingCodec(RuntimeException failure) implements SessionStringCodec {

		@Override
		public String encode(SessionString session) {
			throw this.failure;
		}

		@Override
		public SessionString decode(String string) {
			throw this.failure;
		}

	}

}
