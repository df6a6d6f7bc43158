package io.github.tgsession.integration;

import java.nio.file.Path;

import com.example.greeter.Greeter;
import com.example.greeter.GreeterApplication;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Spring's test contexts, which are cached and paused while others are used,
 * may share a session. The nested classes run in order; the third has the context of the
 * first.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@SpringBootTest(classes = GreeterApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.application.name=my-bot", "telegram.session.jpa.initialize-schema=always" })
class PausedContextsTests {

	@TempDir
	private static Path directory;

	private static ConfigurableApplicationContext first;

	@Autowired
	private ConfigurableApplicationContext context;

	@Autowired
	private TelegramSession session;

	@Autowired
	private Greeter greeter;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> Applications.h2(directory));
	}

	private static SmartLifecycle lifecycle(ConfigurableApplicationContext context) {
		return context.getBean("telegramSessionLifecycle", SmartLifecycle.class);
	}

	@Nested
	@Order(1)
	class FirstContext {

		@Test
		void learns() {
			first = PausedContextsTests.this.context;
			assertThat(PausedContextsTests.this.greeter.onAnswer(new User(5, 77L, "Alice", "alice")))
				.isEqualTo(new InputPeerUser(5, 77));
			assertThat(lifecycle(first).isRunning()).isTrue();
		}

	}

	@Nested
	@Order(2)
	@SpringBootTest(classes = GreeterApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "spring.application.name=my-bot", "telegram.session.jpa.initialize-schema=always",
					"other=configuration" })
	@DirtiesContext
	class SecondContext {

		@Test
		void knowsWhatTheFirstHasLearnt() {
			assertThat(PausedContextsTests.this.context).isNotSameAs(first);
			assertThat(lifecycle(first).isRunning()).isFalse();
			assertThat(PausedContextsTests.this.session.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 77));
			PausedContextsTests.this.session.processEntities(new User(6, 78L, "Bob", "bob"));
			PausedContextsTests.this.session.save();
			// A paused context's session is not closed: its beans may still use it.
			assertThat(first.getBean(TelegramSession.class).getInputEntity("@bob")).isEqualTo(new InputPeerUser(6, 78));
		}

	}

	@Nested
	@Order(3)
	@DirtiesContext
	class FirstContextAgain {

		@Test
		void goesOn() {
			assertThat(PausedContextsTests.this.context).isSameAs(first);
			assertThat(lifecycle(first).isRunning()).isTrue();
			assertThat(PausedContextsTests.this.session.getInputEntity("@bob")).isEqualTo(new InputPeerUser(6, 78));
			PausedContextsTests.this.greeter.onAnswer(new User(5, 79L, "Alice", "alice"));
			assertThat(PausedContextsTests.this.session.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 79));
		}

	}

}
