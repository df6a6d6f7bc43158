package com.example.ownstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.contract.AbstractAsyncContract;
import io.github.tgsession.contract.AbstractEntityContract;
import io.github.tgsession.contract.AbstractIdentityContract;
import io.github.tgsession.contract.AbstractLifeContract;
import io.github.tgsession.contract.AbstractSnapshotContract;
import io.github.tgsession.contract.AbstractUpdateStateContract;
import io.github.tgsession.contract.StoreTour;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store must keep, for {@link FileSessionStore}, and what it says of itself.
 */
class FileSessionStoreTests {

	@TempDir
	private Path directory;

	private FileSessionStore newStore() {
		return new FileSessionStore(this.directory, Clock.systemUTC());
	}

	@Test
	void aRestartKeepsEverything() throws IOException {
		SessionRef session;
		List<EntityRow> entities;
		try (FileSessionStore store = newStore()) {
			session = store.open("bot");
			new StoreTour(store).write(session, 3);
			store.apply(session, ChangeSet
				.of((changes) -> changes.updateState(0, new UpdateStateChange.Set(new UpdateState(1, 2, 3, 4)))));
			entities = store.readEntities(session, null, 10);
		}
		try (FileSessionStore store = newStore()) {
			assertThat(store.find("bot")).contains(session);
			assertThat(store.readEntities(session, null, 10)).isEqualTo(entities).hasSize(3);
			assertThat(store.findEntitiesByUsername(session, List.of("u2"))).containsValue(entities.get(1));
			assertThat(store.readIdentity(session).session().userId()).isEqualTo(1);
			assertThat(store.readIdentity(session).authKeys()).hasSize(1);
			assertThat(store.readPeerReferences(session, null, 10)).hasSize(3);
			assertThat(store.readFiles(session, null, 10)).hasSize(3);
			assertThat(store.findUpdateStates(session, null)).containsEntry(0L, new UpdateState(1, 2, 3, 4));
		}
	}

	@Test
	void whatCannotBeWrittenIsNotThere() throws IOException {
		try (FileSessionStore store = newStore()) {
			SessionRef session = store.open("bot");
			// A directory that is not empty cannot be replaced by a file.
			Path file = files().get(0);
			Files.delete(file);
			Files.createDirectories(file.resolve("in the way"));
			assertThatExceptionOfType(SessionStoreException.class)
				.isThrownBy(
						() -> store.apply(session, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 5))))
				.withMessage("The session 'bot' cannot be written to " + this.directory);
			assertThat(store.readIdentity(session).session().apiId()).isNull();
		}
	}

	@Test
	void aDirectoryHasOneOwner() throws IOException {
		try (FileSessionStore store = newStore()) {
			assertThat(store.list()).isEmpty();
			assertThatExceptionOfType(SessionStoreException.class).isThrownBy(this::newStore)
				.withMessageContaining("are in use");
		}
		newStore().close();
	}

	@Test
	void onlyTheOwnerMayReadTheKeys() throws IOException {
		try (FileSessionStore store = newStore()) {
			store.open("bot");
			assertThat(Files.getPosixFilePermissions(files().get(0)))
				.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		}
	}

	@Test
	void whatAProcessLeftInTheMiddleOfAWriteIsRemoved() throws IOException {
		Files.writeString(this.directory.resolve("session1.draft"), "{\"id\":");
		try (FileSessionStore store = newStore()) {
			assertThat(store.list()).isEmpty();
			assertThat(this.directory.resolve("session1.draft")).doesNotExist();
		}
	}

	@Test
	void anApplicationKeepsItsSessionsInFiles() throws IOException {
		for (int start = 1; start <= 2; start++) {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OwnStoreApplication.class)
				.web(WebApplicationType.NONE)
				.properties("spring.application.name=my-bot", "bot.directory=" + this.directory)
				.run()) {
				TelegramSession session = context.getBean(TelegramSession.class);
				assertThat(context.getBean(SessionStore.class).kind()).isEqualTo("file");
				if (start == 1) {
					session.processEntities(new User(5, 77L, "Alice", "alice"));
				}
				assertThat(session.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 77));
			}
			assertThat(files()).hasSize(1);
		}
	}

	@Test
	void theDocumentShowsThisCode() throws IOException {
		String document = Files.readString(Path.of("../docs/own-store.md"));
		for (Class<?> shown : List.of(OwnStoreApplication.class, FileSessionStore.class, FileSession.class,
				SessionFiles.class)) {
			String source = Files.readString(Path.of("src/test/java", shown.getName().replace('.', '/') + ".java"));
			// Without package and imports.
			String code = source.substring(source.indexOf("/**"));
			assertThat(document).contains("```java\n" + code + "```\n");
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> file.toString().endsWith(".json")).toList();
		}
	}

	@Nested
	class Identity extends AbstractIdentityContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class UpdateStates extends AbstractUpdateStateContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Entity extends AbstractEntityContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Snapshot extends AbstractSnapshotContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Life extends AbstractLifeContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Async extends AbstractAsyncContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

}
