package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.autoconfigure.notes.PlainApplication;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SessionSnapshots;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransfer;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Answers;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for what {@code telegram.session.import-from} does.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionImportTests {

	/**
	 * A Pyrogram string of the old 64-bit form.
	 */
	private static final String PYROGRAM = pyrogram();

	private final SessionStore store = new MemorySessionStore();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot");

	private final ApplicationContextRunner storeRunner = this.contextRunner.withBean(SessionStore.class,
			() -> this.store);

	private final ApplicationContextRunner jpaRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				TelegramSessionAutoConfiguration.class, TelegramSessionEntitiesAutoConfiguration.class,
				TelegramSessionJpaAutoConfiguration.class))
		.withUserConfiguration(PlainApplication.class)
		.withPropertyValues("telegram.session.name=my-bot", "telegram.session.jpa.initialize-schema=always",
				"spring.jpa.hibernate.ddl-auto=update");

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void writeFile() throws Exception {
		this.file = TelethonFile.write(this.directory.resolve("old.session"), KnownLogin.KEY, 3);
	}

	@Test
	void fileComesIntoAnH2FileAndIsNotNeededAgain(CapturedOutput output) {
		importsOnce(this.jpaRunner.withPropertyValues(
				"spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("h2") + ";WRITE_DELAY=0"));
		assertThat(output).containsOnlyOnce("Imported " + this.file + " into the Telegram session 'my-bot': ")
			.contains("version 7")
			.contains("3 entities")
			.contains("key id " + KnownLogin.KEY.idAsHex());
	}

	@Test
	void fileComesIntoASqliteFileAndIsNotNeededAgain() {
		importsOnce(this.jpaRunner.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
				"spring.datasource.url=jdbc:sqlite:" + this.directory.resolve("our.db") + "?synchronous=FULL"));
	}

	private void importsOnce(ApplicationContextRunner runner) {
		ApplicationContextRunner importing = runner.withPropertyValues("telegram.session.import-from=" + this.file);
		importing.run((context) -> assertImported(context.getBean(TelegramSession.class)));
		assertThat(this.file).as("is left where it is").exists();
		delete(this.file);
		importing.run((context) -> assertImported(context.getBean(TelegramSession.class)));
	}

	private static void assertImported(TelegramSession session) {
		assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
		assertThat(session.getDcId()).isEqualTo(2);
		assertThat(session.findEntityByUsername("user3")).map(EntityRow::name).hasValue(TelethonFile.ENTITY_NAME);
		assertThat(session.getUpdateState(0)).isEqualTo(new UpdateState(11, 12, 13, 14));
	}

	@Test
	void fileComesIntoMemory() {
		this.contextRunner
			.withPropertyValues("telegram.session.type=memory", "telegram.session.import-from=file:" + this.file)
			.run((context) -> assertImported(context.getBean(TelegramSession.class)));
	}

	@Test
	void fileComesIntoASessionStringSilently() {
		this.contextRunner.withBean(Events.class)
			.withPropertyValues("telegram.session.type=string", "telegram.session.import-from=" + this.file)
			.run((context) -> {
				TelegramSession session = context.getBean(TelegramSession.class);
				assertImported(session);
				assertThat(session.toSessionString()).isEqualTo(KnownLogin.STRING);
				assertThat(context.getBean(Events.class).received).isEmpty();
				session.setAuthKey(KnownLogin.OTHER_KEY);
				assertThat(context.getBean(Events.class).received).hasSize(1);
			});
	}

	@Test
	void stringOfAnotherLibraryIsRecognized(CapturedOutput output) {
		withImport(PYROGRAM).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
			assertThat(session.getSelf()).isEqualTo(new SelfUser(5_000_000_001L, true));
			assertThat(session.toSessionString()).isEqualTo(KnownLogin.STRING);
		});
		assertThat(output).contains("Pyrogram session string")
			.contains("Import of the given string of 356 characters: The address of data centre 2 was not there")
			.contains("the given string of 356 characters")
			.doesNotContain(PYROGRAM);
	}

	@Test
	void resourceInAJarIsRead() throws Exception {
		Path jar = this.directory.resolve("resources.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			put(zip, "sessions/bot.session", Files.readAllBytes(this.file));
		}
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { jar.toUri().toURL() },
				getClass().getClassLoader())) {
			withImport("classpath:sessions/bot.session").withClassLoader(classLoader)
				.run((context) -> assertImported(context.getBean(TelegramSession.class)));
		}
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	@Test
	void resourceInADirectoryIsRead() throws Exception {
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() },
				getClass().getClassLoader())) {
			withImport("classpath:old.session").withClassLoader(classLoader)
				.run((context) -> assertImported(context.getBean(TelegramSession.class)));
		}
	}

	@Test
	void importComesBeforeTheString(CapturedOutput output) {
		withImport(this.file.toString()).withPropertyValues("telegram.session.string=" + KnownLogin.OTHER_STRING)
			.run((context) -> assertImported(context.getBean(TelegramSession.class)));
		assertThat(output).contains("keeps its stored key " + KnownLogin.KEY.idAsHex());
	}

	@Test
	void storedLoginIsKeptAndTheSourceNotLookedAt() {
		useSession((session) -> {
			session.setDc(4, "149.154.167.91", 443);
			session.setAuthKey(KnownLogin.OTHER_KEY);
		});
		withImport("file:" + this.directory.resolve("absent.session")).run((context) -> {
			TelegramSession session = context.getBean(TelegramSession.class);
			assertThat(session.getAuthKey()).isEqualTo(KnownLogin.OTHER_KEY);
			assertThat(session.getDcId()).isEqualTo(4);
		});
	}

	@Test
	void sessionThatLoggedOutIsNotImportedAgain() {
		withImport(this.file.toString())
			.run((context) -> context.getBean(TelegramSession.class).markRevoked(2, "AUTH_KEY_UNREGISTERED"));
		withImport(this.file.toString()).run((context) -> {
			assertThat(context.getBean(TelegramSession.class).getAuthKey()).isNull();
			assertThat(context.getBean(TelegramSession.class).getRevokedReason()).isEqualTo("AUTH_KEY_UNREGISTERED");
		});
	}

	@Test
	void lazySessionIsImportedWhenItIsFirstUsed(CapturedOutput output) {
		withImport(this.file.toString())
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(output).doesNotContain("Imported");
				assertImported(context.getBean(TelegramSession.class));
			});
	}

	@Test
	void absentFileFailsTheStartAndAMendedOneSucceeds() throws Exception {
		Path absent = this.directory.resolve("new.session");
		withImport(absent.toString()).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription()).isEqualTo(
					"The Telegram session cannot be imported: Cannot read " + absent + ": there is no such file.");
		});
		useSession((session) -> assertThat(session.getAuthKey()).isNull());
		TelethonFile.write(absent, KnownLogin.KEY, 3);
		withImport(absent.toString()).run((context) -> assertImported(context.getBean(TelegramSession.class)));
	}

	@Test
	void unreadableSourcesFailTheStartAndLeaveTheStoreUntouched() throws Exception {
		Path truncated = this.directory.resolve("truncated.session");
		byte[] bytes = Files.readAllBytes(this.file);
		Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
		Files.writeString(this.directory.resolve("text.session"), "hello");
		for (String source : List.of(truncated.toString(), "file:" + this.directory.resolve("text.session"),
				this.directory.toString(), "classpath:absent.session", "https://example.org/?token=hidden",
				PYROGRAM.substring(3), PYROGRAM + "...")) {
			withImport(source).run((context) -> {
				assertThat(context).hasFailed();
				String description = FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription();
				assertThat(description).startsWith("The Telegram session cannot be imported: ").endsWith(".");
				assertThat(description).doesNotContain("hidden").doesNotContain(PYROGRAM.substring(20, 60));
			});
			useSession((session) -> {
				assertThat(session.getDcId()).isZero();
				assertThat(session.findEntityByUsername("user1")).isEmpty();
			});
		}
	}

	@Test
	void whatTheBotLearntBeforeIsKept() {
		useSession((session) -> session.processEntities(List.of(new User(77, 6, "Bob", "bob"))));
		withImport(this.file.toString()).run((context) -> {
			assertImported(context.getBean(TelegramSession.class));
			assertThat(context.getBean(TelegramSession.class).findInputEntity("@bob")).isPresent();
		});
	}

	@Test
	void transferIsThereForOurSessionsOnlyAndOpensNothing() {
		for (String type : List.of("memory", "string")) {
			this.contextRunner.withPropertyValues("telegram.session.type=" + type).run((context) -> {
				SessionTransfer transfer = context.getBean(SessionTransfer.class);
				assertThat(transfer.inspect(SessionSource.ofFile(this.file)).getAuthKeyId())
					.isEqualTo(KnownLogin.KEY.idAsHex());
			});
		}
		this.storeRunner.withBean(TelegramSession.class, () -> mock(TelegramSession.class)).run((context) -> {
			assertThat(context).hasSingleBean(SessionTransfer.class);
			assertThat(this.store.list()).isEmpty();
		});
		this.contextRunner.withBean(TelegramSession.class, () -> mock(TelegramSession.class))
			.withBean(TelegramSessions.class, () -> mock(TelegramSessions.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SessionTransfer.class));
		SessionTransfer own = new SessionTransfer(mock(SessionSnapshots.class));
		this.storeRunner.withBean(SessionTransfer.class, () -> own)
			.run((context) -> assertThat(context.getBean(SessionTransfer.class)).isSameAs(own));
	}

	@Test
	void sessionsOfAnotherKindCannotBeFilled() {
		this.contextRunner.withBean(TelegramSessions.class, () -> mock(TelegramSessions.class, Answers.RETURNS_MOCKS))
			.withPropertyValues("telegram.session.import-from=" + this.file)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(FailureAnalysisTests.analyze(context.getStartupFailure()).getDescription())
					.contains("which is no SessionSnapshots");
			});
	}

	@Test
	void longImportsTellTheirProgressEveryTwoSeconds() {
		AtomicLong seconds = new AtomicLong();
		List<String> log = new ArrayList<>();
		SessionSnapshots slow = mock(SessionSnapshots.class, (call) -> {
			if (call.getMethod().getName().equals("put")) {
				LongConsumer progress = call.getArgument(2);
				for (int i = 1; i <= 5; i++) {
					seconds.incrementAndGet();
					progress.accept(i * 200_000L);
				}
			}
			return null;
		});
		SessionSnapshot million = mock(SessionSnapshot.class, (call) -> 1_000_000L);
		List<Long> passed = new ArrayList<>();
		new ImportProgress(slow, "bot.session", log::add, () -> seconds.get() * 1_000_000_000L)
			.put(mock(TelegramSession.class), million, passed::add);
		assertThat(log).containsExactly("Importing bot.session: 400,000 of 1,000,000 entities",
				"Importing bot.session: 800,000 of 1,000,000 entities");
		assertThat(passed).hasSize(5);
	}

	private ApplicationContextRunner withImport(String source) {
		return this.storeRunner.withPropertyValues("telegram.session.import-from=" + source);
	}

	private void useSession(Consumer<TelegramSession> user) {
		try (StoredSessions sessions = StoredSessions.builder(this.store, new TelethonStringCodec()).build()) {
			user.accept(sessions.open("my-bot"));
		}
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String pyrogram() {
		ByteBuffer bytes = ByteBuffer.allocate(267)
			.put((byte) 2)
			.put((byte) 0)
			.put(KnownLogin.KEY.toByteArray())
			.putLong(5_000_000_001L)
			.put((byte) 1);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	static class Events {

		private final List<SessionStringChangedEvent> received = new ArrayList<>();

		@EventListener
		void stringChanged(SessionStringChangedEvent event) {
			this.received.add(event);
		}

	}

}
