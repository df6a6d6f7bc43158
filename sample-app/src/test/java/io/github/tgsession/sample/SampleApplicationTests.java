package io.github.tgsession.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.autoconfigure.SessionStringChangedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleApplication}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	private static final String H2 = "--spring.profiles.active=default";

	private static final String SQLITE = "--spring.profiles.active=sqlite";

	private static final String MEMORY = "--telegram.session.type=memory";

	private static final String STRING = "--telegram.session.type=string";

	@TempDir
	Path directory;

	private final List<String> strings = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { H2, SQLITE, MEMORY, STRING })
	void allTrafficIsHandledOnEveryKindOfSession(String kind, CapturedOutput output) {
		try (ConfigurableApplicationContext context = runToTheEnd(kind)) {
			int size = context.getBean(Traffic.class).size();
			assertThat(context.getBean(UpdateHandler.class).position()).isEqualTo(size);
			assertThat(context.getBean(MessageCountRepository.class).countMessages()).isEqualTo(30);
			assertThat(SpringApplication.exit(context)).isZero();
			assertThat(output).contains("The session is empty, so the bot logs in.")
				.contains("All " + size + " updates are handled.")
				.contains("None is lost, none is counted twice.")
				.contains("hits 31, misses 7")
				.contains("hits 5, misses 4")
				.doesNotContain("WARN")
				.doesNotContain("ERROR");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { H2, SQLITE })
	void aSecondStartRestoresEverythingAndRepeatsNothing(String kind, CapturedOutput output) {
		runToTheEnd(kind).close();
		int before = output.getAll().length();
		runToTheEnd(kind).close();
		assertThat(output.getAll().substring(before))
			.contains("Restored the login: data centre 2 at 192.0.2.2, key id 204a02a7477f50a9")
			.contains("48 peers, 5 positions, 4 sent files")
			.contains("nothing to do")
			.contains("None is lost, none is counted twice.")
			.contains("'@alice_w': HIT")
			.contains("'@nobody_has_this_name': MISS")
			.doesNotContain("/79  ");
	}

	@ParameterizedTest
	@ValueSource(strings = { H2, SQLITE })
	void aBotThatIsStoppedEndsItsUpdateAndGoesOnWithTheNext(String kind, CapturedOutput output) {
		ConfigurableApplicationContext first = start("50ms", kind);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains("10/79  "));
		first.close();
		String stopped = output.getAll();
		assertThat(stopped).contains("Asked to stop.");
		int position = lines(stopped).size();
		assertThat(stopped).contains("it goes on with update " + (position + 1) + ".");
		runToTheEnd(kind).close();
		List<String> lines = lines(output.getAll().substring(stopped.length()));
		assertThat(lines.get(0)).startsWith(position + "/79").endsWith("Handled before: not done again.");
		assertThat(lines.get(1)).startsWith((position + 1) + "/79").doesNotContain("not done again");
		assertThat(output).doesNotContain("SOMETHING IS WRONG");
	}

	@Test
	void anUpdateThatComesAgainIsNotDoneAgain() {
		try (ConfigurableApplicationContext context = runToTheEnd(H2)) {
			Step last = context.getBean(Traffic.class).after(79).get(0);
			assertThat(context.getBean(UpdateHandler.class).handle(last)).contains("not done again");
			assertThat(context.getBean(MessageCountRepository.class).countMessages()).isEqualTo(30);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { H2, SQLITE })
	void workAndPositionAreRolledBackTogether(String kind) {
		try (ConfigurableApplicationContext context = runToTheEnd(kind)) {
			TelegramSession session = context.getBean(TelegramSession.class);
			UpdateState before = session.getUpdateState(0);
			Step step = new Step.Message(80, 1700009999, "Somebody new writes", 77L, 1234567890L, 2000,
					Map.of("_", "User", "id", 77, "access_hash", 7, "username", "newcomer"));
			new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
				.executeWithoutResult((transaction) -> {
					context.getBean(UpdateHandler.class).handle(step);
					assertThat(context.getBean(UpdateHandler.class).position()).isEqualTo(80);
					transaction.setRollbackOnly();
				});
			assertThat(session.getUpdateState(0)).isEqualTo(before);
			assertThat(session.getUpdateState(1234567890L)).isEqualTo(UpdateState.ofPts(1003));
			assertThat(session.findInputEntity("@newcomer")).as("what Telegram said stays true").isPresent();
			assertThat(context.getBean(MessageCountRepository.class).countMessages()).isEqualTo(30);
			context.getBean(UpdateHandler.class).handle(step);
			assertThat(context.getBean(MessageCountRepository.class).countMessages()).isEqualTo(31);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { H2, SQLITE })
	void anImportedSessionInUseIsShownAndKeepsItsPosition(String kind, CapturedOutput output) {
		String rich = "--telegram.session.import-from=classpath:golden/rich.session";
		for (String[] arguments : new String[][] { { kind, rich }, { kind, rich }, { kind } }) {
			int before = output.getAll().length();
			try (ConfigurableApplicationContext context = runToTheEnd(arguments)) {
				assertThat(context.getBean(UpdateHandler.class).position()).isEqualTo(1234567);
				assertThat(context.getBean(MessageCountRepository.class).countMessages()).isZero();
				assertThat(SpringApplication.exit(context)).isZero();
			}
			assertThat(output.getAll().substring(before)).contains("key id c8df57a46e58d132")
				.contains("254 peers")
				.contains("This session comes from elsewhere: its position is 1234567")
				.contains("'@alice_w': HIT")
				.doesNotContain("/79  ")
				.doesNotContain("SOMETHING IS WRONG")
				.doesNotContain("ERROR");
		}
	}

	@Test
	void theSessionStringIsEnoughToRestoreTheLogin(CapturedOutput output) {
		runToTheEnd(STRING).close();
		assertThat(this.strings).hasSize(1);
		assertThat(output).contains("The session string has changed: 353 characters");
		int before = output.getAll().length();
		runToTheEnd(STRING, "--telegram.session.string=" + this.strings.get(0)).close();
		assertThat(output.getAll().substring(before)).contains("Restored the login: data centre 2 at 192.0.2.2")
			.contains("Restored no position")
			.doesNotContain("The session string has changed");
		assertThat(output).doesNotContain(this.strings.get(0));
	}

	@Test
	void noLineShowsAKeyOrAPhoneNumberOrAnythingThatAPlainTerminalCannotShow(CapturedOutput output) {
		try (ConfigurableApplicationContext context = runToTheEnd(STRING)) {
			byte[] key = Objects.requireNonNull(context.getBean(TelegramSession.class).getAuthKey()).toByteArray();
			assertThat(output).doesNotContain(HexFormat.of().formatHex(key, 0, 8))
				.doesNotContain("600000")
				.doesNotContain("600-000")
				.doesNotContain("600 000")
				.matches((log) -> log.chars().allMatch((character) -> character < 127), "is ASCII");
		}
	}

	private ConfigurableApplicationContext runToTheEnd(String... arguments) {
		ConfigurableApplicationContext context = start("0", arguments);
		assertThat(context.getBean(Bot.class).awaitEnd()).isTrue();
		return context;
	}

	private ConfigurableApplicationContext start(String pace, String... arguments) {
		SpringApplication application = BotRunner.application();
		application.addListeners(
				(ApplicationListener<SessionStringChangedEvent>) (event) -> this.strings.add(event.getSessionString()));
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--sample.pace=" + pace);
		all.add("--sample.data-directory=" + this.directory.resolve("data"));
		return application.run(all.toArray(String[]::new));
	}

	/**
	 * The lines of updates, without the time.
	 */
	private static List<String> lines(String output) {
		return output.lines()
			.filter((line) -> line.matches("[0-9:.]+ +\\d+/79  .*"))
			.map((line) -> line.replaceFirst("^[0-9:.]+ +", ""))
			.toList();
	}

}
