package io.github.tgsession.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.core.SessionIdentityListener;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.EntityReader;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link TelegramSessionAutoConfiguration}.
 */
class TelegramSessionAutoConfigurationTests {

	private static final AutoConfigurations ALL = AutoConfigurations.of(TelegramSessionAutoConfiguration.class,
			TelegramSessionEntitiesAutoConfiguration.class, TelegramSessionJpaAutoConfiguration.class,
			TelegramSessionMetricsAutoConfiguration.class, TelegramSessionHealthAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(ALL)
		.withPropertyValues("spring.application.name=my-bot");

	private final ApplicationContextRunner memoryRunner = this.contextRunner
		.withPropertyValues("telegram.session.type=memory");

	@Test
	void memoryTypeKeepsSessionsInMemory() {
		this.memoryRunner.run((context) -> {
			assertThat(context).hasSingleBean(MemorySessionStore.class).hasSingleBean(StoredSessions.class);
			assertThat(context).hasBean("telegramSession").hasBean("telegramSessions");
			assertThat(context).doesNotHaveBean(SessionStringPublisher.class);
			assertThat(context.getBean(SessionStringCodec.class)).isInstanceOf(TelethonStringCodec.class);
		});
	}

	@Test
	void nothingElseThanThisLibraryIsNeededForMemory() {
		this.memoryRunner
			.withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.hibernate", "org.springframework.data",
					"org.springframework.orm", "org.springframework.jdbc", "org.springframework.transaction",
					"org.springframework.dao", "org.springframework.boot.jdbc", "org.springframework.boot.sql",
					"org.springframework.boot.jpa", "org.springframework.boot.hibernate",
					"org.springframework.boot.data", "org.springframework.boot.persistence", "io.micrometer",
					"org.springframework.boot.micrometer", "org.springframework.boot.health",
					"com.github.benmanes.caffeine", "com.zaxxer", "org.sqlite", "org.h2"))
			.run((context) -> assertThat(context).hasSingleBean(TelegramSession.class));
	}

	@Test
	void typeIsReadWithoutCase() {
		this.contextRunner.withPropertyValues("telegram.session.type=Memory")
			.run((context) -> assertThat(context).hasSingleBean(MemorySessionStore.class));
	}

	@Test
	void disabledMeansNoBeansAtAll() {
		this.memoryRunner.withPropertyValues("telegram.session.enabled=false")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.toLowerCase(Locale.ROOT).contains("telegram")));
	}

	@Test
	void sessionIsNamedAfterTheApplication() {
		this.memoryRunner
			.run((context) -> assertThat(context.getBean(TelegramSession.class).getName()).isEqualTo("my-bot"));
	}

	@Test
	void configuredNameComesFirst() {
		this.memoryRunner.withPropertyValues("telegram.session.name=other")
			.run((context) -> assertThat(context.getBean(TelegramSession.class).getName()).isEqualTo("other"));
	}

	@Test
	void blankNameIsNoName() {
		this.memoryRunner.withPropertyValues("telegram.session.name= ")
			.run((context) -> assertThat(context.getBean(TelegramSession.class).getName()).isEqualTo("my-bot"));
	}

	@Test
	void applicationStoreTakesThePlaceOfOurs() {
		SessionStore store = new MemorySessionStore();
		this.contextRunner.withBean("mine", SessionStore.class, () -> store).run((context) -> {
			assertThat(context).hasSingleBean(SessionStore.class).hasSingleBean(TelegramSession.class);
			assertThat(store.list()).containsExactly("my-bot");
		});
	}

	@Test
	void applicationStoreTakesThePlaceOfOursForEveryType() {
		for (String type : List.of("memory", "string", "jpa")) {
			this.contextRunner.withPropertyValues("telegram.session.type=" + type)
				.withBean("mine", SessionStore.class, MemorySessionStore::new)
				.run((context) -> assertThat(context).getBeanNames(SessionStore.class).containsExactly("mine"));
		}
	}

	@Test
	void applicationSessionsTakeThePlaceOfOurs() {
		TelegramSessions sessions = mock(TelegramSessions.class);
		given(sessions.open("my-bot")).willReturn(mock(TelegramSession.class));
		this.contextRunner.withBean("mine", TelegramSessions.class, () -> sessions).run((context) -> {
			assertThat(context).hasSingleBean(TelegramSessions.class).hasBean("telegramSession");
			then(sessions).should().open("my-bot");
		});
	}

	@Test
	void applicationSessionTakesThePlaceOfOurs() {
		this.memoryRunner.withUserConfiguration(OwnSessionConfiguration.class).run((context) -> {
			assertThat(context).getBean(TelegramSession.class)
				.extracting(TelegramSession::getName)
				.isEqualTo("my own session");
			assertThat(context).doesNotHaveBean("telegramSession").doesNotHaveBean(TelegramSessionLifecycle.class);
			assertThat(context.getBean(TelegramSessions.class).list()).containsExactly("my own session");
		});
	}

	@Test
	void applicationCodecTakesThePlaceOfOurs() {
		SessionStringCodec codec = mock(SessionStringCodec.class);
		given(codec.decode("anything")).willReturn(new SessionString(2, "149.154.167.51", 443, KnownLogin.KEY));
		given(codec.encode(any())).willReturn("encoded");
		this.memoryRunner.withBean(SessionStringCodec.class, () -> codec)
			.withPropertyValues("telegram.session.string=anything")
			.run((context) -> {
				TelegramSession session = context.getBean(TelegramSession.class);
				assertThat(context).hasSingleBean(SessionStringCodec.class);
				assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
				assertThat(session.toSessionString()).isEqualTo("encoded");
			});
	}

	@Test
	void applicationReaderIsAskedFirst() {
		EntityReader reader = new EntityReader() {

			@Override
			public @Nullable TlObject read(Object object) {
				return (object instanceof Account account) ? new User(account.id(), 77L, "Some", "someone") : null;
			}

		};
		this.memoryRunner.withBean(EntityReader.class, () -> reader).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.processEntities(new Account(5))).isTrue();
			assertThat(session.findEntityById(5, true)).map(EntityRow::accessHash).contains(77L);
		});
	}

	@Test
	void applicationClockIsUsed() {
		Clock clock = Clock.fixed(Instant.ofEpochMilli(123456), ZoneOffset.UTC);
		this.memoryRunner.withBean(Clock.class, () -> clock).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.processEntities(new User(5, 77L, "A", null));
			assertThat(session.findEntityById(5, true)).map(EntityRow::seenAt).contains(123456L);
		});
	}

	@Test
	void noClockIsPutIntoTheApplication() {
		this.memoryRunner.run((context) -> assertThat(context).doesNotHaveBean(Clock.class));
	}

	@Test
	void oneOfSeveralClocksIsNotGuessed() {
		this.memoryRunner.withBean("one", Clock.class, Clock::systemUTC)
			.withBean("two", Clock.class, Clock::systemUTC)
			.run((context) -> assertThat(context).hasSingleBean(TelegramSession.class));
	}

	@Test
	void applicationListenersAreToldOfLogins() {
		SessionIdentityListener listener = mock(SessionIdentityListener.class);
		this.memoryRunner.withBean(SessionIdentityListener.class, () -> listener).run((context) -> {
			then(listener).should(never()).identityChanged(any());
			context.getBean(TelegramSession.class).setDc(2, "149.154.167.51", 443);
			then(listener).should(never()).identityChanged(any());
			context.getBean(TelegramSession.class).setAuthKey(KnownLogin.KEY);
			then(listener).should().identityChanged(any());
		});
	}

	@Test
	void entitiesAreSavedUnlessSwitchedOff() {
		this.memoryRunner
			.run((context) -> assertThat(context.getBean(TelegramSession.class).isSaveEntities()).isTrue());
		this.memoryRunner.withPropertyValues("telegram.session.save-entities=false")
			.run((context) -> assertThat(context.getBean(TelegramSession.class).isSaveEntities()).isFalse());
	}

	@Test
	void sessionIsClosedWithTheContext() {
		TelegramSession[] session = new TelegramSession[1];
		this.memoryRunner.run((context) -> session[0] = context.getBean(TelegramSession.class));
		assertThatIllegalStateException().isThrownBy(session[0]::getDcId);
	}

	@Test
	void clientsAreDestroyedWhileTheSessionIsOpen() {
		Client[] client = new Client[1];
		this.memoryRunner.withUserConfiguration(ClientConfiguration.class)
			.run((context) -> client[0] = context.getBean(Client.class));
		assertThat(client[0].dcIdAtDestruction).isEqualTo(2);
	}

	@Test
	void lazySessionIsOpenedAtFirstUse() {
		MemorySessionStore store = new MemorySessionStore();
		this.contextRunner.withBean(SessionStore.class, () -> store)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(store.list()).isEmpty();
				context.stop();
				assertThat(store.list()).isEmpty();
				context.start();
				context.getBean(TelegramSession.class);
				assertThat(store.list()).containsExactly("my-bot");
			});
	}

	record Account(long id) {

	}

	static class Client {

		private final TelegramSession session;

		private int dcIdAtDestruction;

		Client(TelegramSession session) {
			this.session = session;
			session.setDc(2, "149.154.167.51", 443);
		}

		void disconnect() {
			this.dcIdAtDestruction = this.session.getDcId();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientConfiguration {

		@Bean(destroyMethod = "disconnect")
		Client client(TelegramSession session) {
			return new Client(session);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSessionConfiguration {

		@Bean
		TelegramSession mySession(TelegramSessions sessions) {
			return sessions.open("my own session");
		}

	}

}
