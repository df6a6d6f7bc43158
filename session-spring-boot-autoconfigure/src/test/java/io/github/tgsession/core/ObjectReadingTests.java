package io.github.tgsession.core;

import java.util.List;
import java.util.Map;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.tl.EntityReader;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects that promise more than can be read, and readers of the application's own.
 */
@ExtendWith(OutputCaptureExtension.class)
class ObjectReadingTests {

	@Test
	void anApplicationsReaderIsAskedFirst() {
		try (StoredSessions sessions = sessions(new PersonReader()); TelegramSession session = sessions.open("bot")) {
			session.processEntities(new Group(List.of(new Person(5, "Alice"), new Person(6, "Bob"))));
			assertThat(session.getInputEntity("Alice")).isEqualTo(new InputPeerUser(5, 50));
			assertThat(session.getInputEntity(new Person(6, "Bob"))).isEqualTo(new InputPeerUser(6, 60));
			session.processEntities(List.of(new User(7, 70, "Carol", null)));
			assertThat(session.getInputEntity("Carol")).isEqualTo(new InputPeerUser(7, 70));
		}
	}

	@Test
	void aReaderThatFailsSpoilsOneObjectOnlyAndItsMessageIsNotRepeated(CapturedOutput output) {
		try (StoredSessions sessions = sessions(new PersonReader()); TelegramSession session = sessions.open("bot")) {
			session.processEntities(List.of(new Person(-1, "secret"), new Person(5, "Alice")));
			assertThat(session.findInputEntity(5)).isPresent();
			assertThat(sessions.statistics("bot").orElseThrow().skippedObjects()).isEqualTo(1);
			assertThat(output).contains("EntityReader failed with").doesNotContain("secret");
		}
	}

	@Test
	void thereIsOneWarningForEachClassButEveryObjectIsCounted(CapturedOutput output) {
		try (StoredSessions sessions = sessions(null); TelegramSession session = sessions.open("bot")) {
			for (int i = 0; i < 5; i++) {
				session.processEntities(Map.of("users", List.of(new Person(i, "nobody"))));
			}
			assertThat(sessions.statistics("bot").orElseThrow().skippedObjects()).isEqualTo(5);
			assertThat(output).containsOnlyOnce("Person: it came in a").doesNotContain("nobody");
		}
	}

	private static StoredSessions sessions(@Nullable EntityReader reader) {
		StoredSessionsBuilder builder = StoredSessions.builder(new MemorySessionStore(), new TelethonStringCodec());
		if (reader != null) {
			builder.entityReader(reader);
		}
		return builder.build();
	}

	record Person(long number, String called) {

	}

	record Group(List<Person> people) {

	}

	static class PersonReader implements EntityReader {

		@Override
		public @Nullable TlObject read(Object object) {
			if (object instanceof Person person) {
				if (person.number() < 0) {
					throw new IllegalStateException("cannot read " + person.called());
				}
				return new User(person.number(), person.number() * 10, person.called(), null);
			}
			return null;
		}

		@Override
		public @Nullable Iterable<?> membersOf(Object object) {
			return (object instanceof Group group) ? group.people() : null;
		}

	}

}
