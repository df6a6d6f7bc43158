package io.github.tgsession.integration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.example.greeter.Greeter;
import com.example.greeter.GreeterApplication;
import com.example.greeter.SecretStore;
import io.github.tgsession.AuthKey;
import io.github.tgsession.LeaseState;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the README's application with each kind of session, configured by a YAML file.
 */
@ExtendWith(OutputCaptureExtension.class)
class KindsTests {

	private static final int PEERS = 60;

	@TempDir
	private Path directory;

	@Test
	void memoryForgets(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("memory")) {
			greet(context);
			assertThat(context.getBean(SecretStore.class).getString()).isNull();
		}
		try (ConfigurableApplicationContext context = start("memory")) {
			assertThat(context.getBean(TelegramSession.class).findInputEntity("@alice")).isEmpty();
			assertThat(context.getBean(TelegramSessions.class).list()).containsExactly("my-bot");
		}
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void stringKeepsTheLogin(CapturedOutput output) {
		String string;
		try (ConfigurableApplicationContext context = start("string")) {
			greet(context);
			string = context.getBean(SecretStore.class).getString();
			assertThat(string).isEqualTo(KnownLogin.STRING);
		}
		try (ConfigurableApplicationContext context = start("string", "--TG_SESSION=" + string)) {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(session.getDcId()).isEqualTo(2);
			assertThat(session.findInputEntity("@alice")).isEmpty();
			assertThat(context.getBean(SecretStore.class).getString()).isNull();
		}
		assertThat(output).doesNotContain(" WARN ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void databaseKeepsEverything(String database, CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(database)) {
			greet(context);
		}
		try (ConfigurableApplicationContext context = start(database)) {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(session.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 77));
			assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(42));
			assertThat(session.advanceUpdateState(0, UpdateState.ofPts(41))).isFalse();
			assertThat(context.getBean(TelegramSessions.class).list()).containsExactly("my-bot");
		}
		assertThat(output).doesNotContain(" WARN ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void twoContextsMayOpenOneSessionAtOnceIfLeasesAreSwitchedOff(String database) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(2);
		List<ConfigurableApplicationContext> contexts = new ArrayList<>();
		// Two applications of one process must not set up the one logging system at once.
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		try {
			Callable<ConfigurableApplicationContext> application = () -> start(database,
					"--telegram.session.lease.enabled=false");
			for (Future<ConfigurableApplicationContext> started : executor
				.invokeAll(List.of(application, application))) {
				contexts.add(started.get());
			}
			CyclicBarrier start = new CyclicBarrier(2);
			List<Callable<Void>> bots = List.of(() -> learn(contexts.get(0), start, 0),
					() -> learn(contexts.get(1), start, 1));
			for (Future<Void> bot : executor.invokeAll(bots)) {
				bot.get();
			}
			// What one of them has written, the other one need not see before it starts
			// anew.
			contexts.forEach(ConfigurableApplicationContext::close);
			contexts.add(start(database));
			assertNothingIsLost(contexts.get(2));
		}
		finally {
			System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
			executor.shutdownNow();
			contexts.forEach(ConfigurableApplicationContext::close);
		}
		// What one of them has written, the other one need not see before it starts anew.
		try (ConfigurableApplicationContext context = start(database)) {
			assertNothingIsLost(context);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void ofTwoContextsThatStartAtOnceOneHasTheSession(String database) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(2);
		List<ConfigurableApplicationContext> contexts = new ArrayList<>();
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		try {
			Callable<ConfigurableApplicationContext> application = () -> start(database);
			for (Future<ConfigurableApplicationContext> started : executor
				.invokeAll(List.of(application, application))) {
				contexts.add(started.get());
			}
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(contexts)
					.extracting((context) -> context.getBean(TelegramSession.class).getLeaseState())
					.containsExactlyInAnyOrder(LeaseState.HELD, LeaseState.LOST));
		}
		finally {
			System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
			executor.shutdownNow();
			contexts.forEach(ConfigurableApplicationContext::close);
		}
	}

	/**
	 * Learns users of one's own, and some that the other one learns too.
	 */
	private static Void learn(ConfigurableApplicationContext context, CyclicBarrier start, int bot) throws Exception {
		TelegramSession session = context.getBean(TelegramSession.class);
		start.await();
		for (int i = 0; i < PEERS; i++) {
			long own = 1000 + 2L * i + bot;
			session.processEntities(
					List.of(new User(own, own, "Own", "own" + own), new User(1 + i % 5, i, "Both", "both" + i % 5)));
			session.setUpdateState(own, UpdateState.ofPts(i));
			session.advanceUpdateState(0, UpdateState.ofPts(2 * i + bot));
		}
		session.setAttribute("bot" + bot, new byte[] { (byte) bot });
		return null;
	}

	private static void assertNothingIsLost(ConfigurableApplicationContext context) {
		TelegramSession session = context.getBean(TelegramSession.class);
		assertThat(context.getBean(TelegramSessions.class).list()).containsExactly("my-bot");
		assertThat(session.getUpdateState(0)).isEqualTo(UpdateState.ofPts(2 * PEERS - 1));
		assertThat(session.getUpdateStates()).hasSize(2 * PEERS + 1);
		assertThat(session.findAttribute("bot0")).isPresent();
		assertThat(session.findAttribute("bot1")).isPresent();
		session.save();
		long id = context.getBean(TelegramSessionRepository.class).findByName("my-bot").orElseThrow().getId();
		assertThat(context.getBean(TelegramPeerRepository.class).countBySessionId(id)).isEqualTo(2 * PEERS + 5);
		for (long own = 1000; own < 1000 + 2 * PEERS; own++) {
			assertThat(session.getInputEntity("@own" + own)).isEqualTo(new InputPeerUser(own, own));
		}
	}

	private static void greet(ConfigurableApplicationContext context) {
		TelegramSession session = context.getBean(TelegramSession.class);
		assertThat(session.getAuthKey()).isNull();
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(AuthKey.of(KnownLogin.KEY.toByteArray()));
		assertThat(context.getBean(Greeter.class).onAnswer(new User(5, 77L, "Alice", "Alice")))
			.isEqualTo(new InputPeerUser(5, 77));
	}

	private ConfigurableApplicationContext start(String kind, String... arguments) {
		return new SpringApplicationBuilder(GreeterApplication.class).web(WebApplicationType.NONE)
			.properties("spring.config.location=classpath:kinds/" + kind + ".yml", "directory=" + this.directory,
					"spring.main.banner-mode=off")
			.run(arguments);
	}

}
