package io.github.tgsession.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.autoconfigure.notes.PlainApplication;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransfer;
import io.github.tgsession.transfer.TransferReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Takes a known key through everything that writes texts, and looks for it there.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	@TempDir
	private Path directory;

	@AfterEach
	void quieten() {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		Stream.of("io.github.tgsession", "org.springframework", "org.hibernate.SQL")
			.forEach((logger) -> logging.setLogLevel(logger, null));
	}

	@Test
	void runningApplicationTellsNobody(CapturedOutput output) {
		try (ConfigurableApplicationContext context = application("string", KnownLogin.STRING).run()) {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.toSessionString()).isEqualTo(KnownLogin.STRING);
			session.setAuthKey(KnownLogin.OTHER_KEY);
			session.setAuthKey(KnownLogin.KEY);
			Stream.of(TelegramSessionProperties.class, TelegramSession.class, TelegramSessions.class)
				.map(context::getBean)
				.forEach((bean) -> assertClean(bean.toString()));
			assertClean(new SessionStringChangedEvent(session, KnownLogin.STRING).toString());
		}
		assertClean(output.getAll());
	}

	@Test
	void databaseTellsNobody(CapturedOutput output) {
		SpringApplication application = application(PlainApplication.class, "jpa", KnownLogin.STRING);
		try (ConfigurableApplicationContext context = application.run()) {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			session.setAuthKey(KnownLogin.OTHER_KEY);
			session.setAuthKey(KnownLogin.KEY);
			new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table telegram_auth_key");
			assertThatExceptionOfType(SessionStoreException.class)
				.isThrownBy(() -> session.setAuthKey(KnownLogin.OTHER_KEY))
				.satisfies((failure) -> assertClean(trace(failure)));
			assertThatExceptionOfType(SessionStoreException.class)
				.isThrownBy(() -> session.setAuthKey(2, KnownLogin.KEY))
				.satisfies((failure) -> assertClean(trace(failure)));
		}
		assertClean(output.getAll());
	}

	@Test
	void startThatFailsTellsNobody(CapturedOutput output) {
		for (String broken : new String[] { KnownLogin.STRING.substring(0, 300), KnownLogin.STRING + "AAAA",
				KnownLogin.STRING.substring(1), "2" + KnownLogin.STRING.substring(1),
				KnownLogin.STRING.replace('I', '!') }) {
			SpringApplication application = application("string", broken);
			Throwable failure = catchThrowable(application::run);
			assertThat(failure).isNotNull();
			assertClean(trace(failure));
			FailureAnalysis analysis = FailureAnalysisTests.analyze(failure);
			assertClean(analysis.getDescription() + analysis.getAction());
		}
		assertThat(output).contains("APPLICATION FAILED TO START");
		assertClean(output.getAll());
	}

	@Test
	void importTellsNobody(CapturedOutput output) throws Exception {
		Path file = TelethonFile.write(this.directory.resolve("old.session"), KnownLogin.KEY, 2);
		for (String source : List.of(file.toString(), KnownLogin.STRING, SessionImportTests.pyrogram())) {
			for (Class<?> application : List.of(Application.class, PlainApplication.class)) {
				String type = (application == Application.class) ? "string" : "jpa";
				try (ConfigurableApplicationContext context = application(application, type, "")
					.run("--telegram.session.import-from=" + source)) {
					assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY);
					TransferReport report = context.getBean(SessionTransfer.class).inspect(SessionSource.of(source));
					assertClean(report + report.describe() + report.getNotes());
				}
			}
		}
		assertThat(output).contains("key id " + KnownLogin.KEY.idAsHex());
		assertClean(output.getAll());
		assertThat(output).doesNotContain(SessionImportTests.pyrogram().substring(40, 80))
			.doesNotContain(TelethonFile.PHONE)
			.doesNotContain(TelethonFile.ENTITY_NAME)
			.doesNotContain("7000000001");
	}

	@Test
	void importThatFailsTellsNobody(CapturedOutput output) {
		String pyrogram = SessionImportTests.pyrogram();
		for (String broken : List.of(KnownLogin.STRING.substring(0, 300), KnownLogin.STRING.substring(5),
				KnownLogin.STRING + "...",
				"'{\"Data\":{\"AuthKey\":\"" + KnownLogin.STRING + "\",\"Addr\":\"1.2.3.4\"}}",
				pyrogram.substring(0, 200), pyrogram + "....")) {
			Throwable failure = catchThrowable(
					() -> application("string", "").run("--telegram.session.import-from=" + broken));
			assertThat(failure).isNotNull();
			assertClean(trace(failure));
			assertThat(trace(failure)).doesNotContain(pyrogram.substring(40, 80));
		}
		assertThat(output).contains("APPLICATION FAILED TO START");
		assertClean(output.getAll());
		assertThat(output).doesNotContain(pyrogram.substring(40, 80));
	}

	private SpringApplication application(String type, String string) {
		return application(Application.class, type, string);
	}

	private SpringApplication application(Class<?> source, String type, String string) {
		return new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
			.properties("spring.application.name=my-bot", "telegram.session.type=" + type,
					"telegram.session.string=" + string, "logging.level.io.github.tgsession=trace",
					"logging.level.org.springframework=debug", "logging.level.org.hibernate.SQL=debug",
					"spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=update")
			.build();
	}

	private static String trace(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static void assertClean(String text) {
		assertThat(KnownLogin.traces()).noneMatch(text::contains);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TelegramSessionAutoConfiguration.class)
	static class Application {

	}

}
