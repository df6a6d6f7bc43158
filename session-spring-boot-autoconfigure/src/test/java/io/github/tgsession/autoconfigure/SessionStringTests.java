package io.github.tgsession.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@code telegram.session.string} does.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionStringTests {

	private final SessionStore store = new MemorySessionStore();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot")
		.withBean(Events.class);

	private final ApplicationContextRunner storeRunner = this.contextRunner.withBean(SessionStore.class,
			() -> this.store);

	private final ApplicationContextRunner stringRunner = this.contextRunner
		.withPropertyValues("telegram.session.type=string");

	@Test
	void stringTypeLivesInTheString() {
		this.stringRunner.withPropertyValues("telegram.session.string=" + KnownLogin.STRING).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(context).hasSingleBean(MemorySessionStore.class);
			assertThat(session.getDcId()).isEqualTo(2);
			assertThat(session.getServerAddress()).isEqualTo("149.154.167.51");
			assertThat(session.getPort()).isEqualTo(443);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(session.toSessionString()).isEqualTo(KnownLogin.STRING);
		});
	}

	@Test
	void stringTypeStartsEmptyWithoutAString() {
		for (String string : List.of("", " ")) {
			this.stringRunner.withPropertyValues("telegram.session.string=" + string)
				.run((context) -> assertThat(context.getBean(TelegramSession.class).toSessionString()).isEmpty());
		}
	}

	@Test
	void configuredStringIsNoNews() {
		this.stringRunner.withPropertyValues("telegram.session.string=" + KnownLogin.STRING)
			.run((context) -> assertThat(context.getBean(Events.class).received).isEmpty());
	}

	@Test
	void loginPublishesTheNewString() {
		this.stringRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(2, "149.154.167.51", 443);
			assertThat(context.getBean(Events.class).received).isEmpty();
			session.setAuthKey(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).singleElement().satisfies((event) -> {
				assertThat(event.getSession().getName()).isEqualTo("my-bot");
				assertThat(event.getSessionName()).isEqualTo("my-bot");
				assertThat(event.getSessionString()).isEqualTo(KnownLogin.STRING);
				assertThat(event).hasToString("SessionStringChangedEvent[sessionName=my-bot]");
			});
		});
	}

	@Test
	void movingToAnotherDataCentrePublishesNothingUntilThereIsAKey() {
		this.stringRunner.withPropertyValues("telegram.session.string=" + KnownLogin.STRING).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(4, "149.154.167.91", 443);
			assertThat(context.getBean(Events.class).received).isEmpty();
			session.setAuthKey(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).singleElement()
				.satisfies((event) -> assertThat(event.getSessionString()).isEqualTo(session.toSessionString())
					.isNotEmpty());
		});
	}

	@Test
	void loginThatFitsIntoNoStringIsStoredAndWarnedAbout(CapturedOutput output) {
		this.stringRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(2, "venus.web.telegram.org", 443);
			session.setAuthKey(KnownLogin.KEY);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).isEmpty();
			assertThat(output).contains("cannot be published as a session string");
		});
	}

	@Test
	void sameLoginAgainPublishesNothing() {
		this.stringRunner.withPropertyValues("telegram.session.string=" + KnownLogin.STRING).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).isEmpty();
		});
	}

	@Test
	void logoutPublishesAnEmptyString() {
		this.stringRunner.withPropertyValues("telegram.session.string=" + KnownLogin.STRING).run((context) -> {
			context.getBean(TelegramSession.class).setAuthKey(null);
			assertThat(context.getBean(Events.class).received).extracting(SessionStringChangedEvent::getSessionString)
				.containsExactly("");
		});
	}

	@Test
	void otherSessionsPublishUnderTheirOwnNames() {
		this.stringRunner.run((context) -> {
			TelegramSession second = context.getBean(TelegramSessions.class).open("second");
			second.setDc(2, "149.154.167.51", 443);
			second.setAuthKey(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).extracting(SessionStringChangedEvent::getSessionName)
				.containsExactly("second");
		});
	}

	@Test
	void otherTypesPublishNothing() {
		this.storeRunner.run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(KnownLogin.KEY);
			assertThat(context.getBean(Events.class).received).isEmpty();
		});
	}

	@Test
	void stringSeedsAnEmptySession() {
		withString(KnownLogin.STRING).run(
				(context) -> assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY));
		this.storeRunner.run(
				(context) -> assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY));
	}

	@Test
	void stringSeedsARevokedSession(CapturedOutput output) {
		storeLogin(KnownLogin.OTHER_KEY, "AUTH_KEY_UNREGISTERED");
		withString(KnownLogin.STRING).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(session.getRevokedReason()).isNull();
		});
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void revokedKeyIsNotUsedAgain(CapturedOutput output) {
		storeLogin(KnownLogin.KEY, "AUTH_KEY_UNREGISTERED");
		withString(KnownLogin.STRING).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isNull();
			assertThat(session.getRevokedReason()).isEqualTo("AUTH_KEY_UNREGISTERED");
		});
		assertThat(output).containsOnlyOnce("The key " + KnownLogin.KEY.idAsHex()
				+ " of the Telegram session 'my-bot' was " + "revoked (AUTH_KEY_UNREGISTERED)");
	}

	@Test
	void storedLoginIsKeptAndWarnedAboutOnceByKeyIds(CapturedOutput output) {
		storeLogin(KnownLogin.OTHER_KEY, null);
		withString(KnownLogin.STRING).run((context) -> {
			assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.OTHER_KEY);
			context.getSourceApplicationContext().stop();
			context.getSourceApplicationContext().start();
		});
		assertThat(output).containsOnlyOnce("The Telegram session 'my-bot' keeps its stored key "
				+ KnownLogin.OTHER_KEY.idAsHex() + "; the key " + KnownLogin.KEY.idAsHex());
		assertThat(output).doesNotContain(KnownLogin.STRING).doesNotContain(KnownLogin.OTHER_STRING);
	}

	@Test
	void sameStoredLoginIsNotWarnedAbout(CapturedOutput output) {
		storeLogin(KnownLogin.KEY, null);
		withString(KnownLogin.STRING).run(
				(context) -> assertThat(context.getBean(TelegramSession.class).getAuthKey()).isEqualTo(KnownLogin.KEY));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void malformedStringLeavesNoSessionBehind() {
		withString("1oops").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(this.store.list()).isEmpty();
		});
	}

	private ApplicationContextRunner withString(String string) {
		return this.storeRunner.withPropertyValues("telegram.session.string=" + string);
	}

	private void storeLogin(AuthKey key, String revokedReason) {
		try (StoredSessions sessions = StoredSessions.builder(this.store, new TelethonStringCodec()).build()) {
			TelegramSession session = sessions.open("my-bot");
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(key);
			if (revokedReason != null) {
				session.markRevoked(2, revokedReason);
			}
		}
	}

	static class Events {

		private final List<SessionStringChangedEvent> received = new ArrayList<>();

		@EventListener
		void stringChanged(SessionStringChangedEvent event) {
			this.received.add(event);
		}

	}

}
