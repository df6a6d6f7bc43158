package io.github.tgsession.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Takes a known key through everything that writes texts, and looks for it there.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

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
	void startThatFailsTellsNobody(CapturedOutput output) {
		for (String broken : new String[] { KnownLogin.STRING.substring(0, 300), KnownLogin.STRING + "AAAA",
				KnownLogin.STRING.substring(1), "2" + KnownLogin.STRING.substring(1), KnownLogin.STRING + "!" }) {
			SpringApplication application = application("string", broken);
			Throwable failure = catchThrowable(application::run);
			assertThat(failure).isNotNull();
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace));
			assertClean(trace.toString());
			FailureAnalysis analysis = FailureAnalysisTests.analyze(failure);
			assertClean(analysis.getDescription() + analysis.getAction());
		}
		assertThat(output).contains("APPLICATION FAILED TO START");
		assertClean(output.getAll());
	}

	private SpringApplication application(String type, String string) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.application.name=my-bot", "telegram.session.type=" + type,
					"telegram.session.string=" + string, "logging.level.io.github.tgsession=trace",
					"logging.level.org.springframework=debug", "debug=true")
			.build();
	}

	private static void assertClean(String text) {
		assertThat(KnownLogin.traces()).noneMatch(text::contains);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TelegramSessionAutoConfiguration.class)
	static class Application {

	}

}
