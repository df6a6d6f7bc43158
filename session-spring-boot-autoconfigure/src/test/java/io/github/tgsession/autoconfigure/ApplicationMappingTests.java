package io.github.tgsession.autoconfigure;

import java.nio.file.Path;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.autoconfigure.notes.Note;
import io.github.tgsession.autoconfigure.notes.NoteRepository;
import io.github.tgsession.autoconfigure.notes.PlainApplication;
import io.github.tgsession.jpa.entity.TelegramEntities;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.tl.User;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs applications that map their entities in four ways: their entities and ours have to
 * work side by side.
 */
class ApplicationMappingTests {

	@ParameterizedTest
	@ValueSource(classes = { PlainApplication.class, ScanningApplication.class, OwnUnitApplication.class,
			TwoUnitsApplication.class })
	void applicationKeepsItsEntitiesAndRepositories(Class<?> application) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			configure(context);
			context.register(application);
			context.refresh();
			assertWorks(context);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { PlainApplication.class, ScanningApplication.class, OwnUnitApplication.class,
			TwoUnitsApplication.class })
	void applicationWorksAheadOfTime(Class<?> application, @TempDir Path directory) throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			configure(context);
			context.register(application);
			AheadOfTime.run(context, application, directory, ProcessedApplication.class);
		}
	}

	@Test
	void ourEntitiesAreInOurDatabaseOnly() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			configure(context);
			context.register(TwoUnitsApplication.class);
			context.refresh();
			assertThat(context.getBean("notesUnit", EntityManagerFactory.class).getMetamodel().getEntities())
				.extracting(EntityType::getName)
				.containsExactly("Note");
			assertThat(context.getBean("entityManagerFactory", EntityManagerFactory.class).getMetamodel().getEntities())
				.hasSize(TelegramEntities.ALL.size());
		}
	}

	@Test
	void scriptsAreInNativeImages() {
		RuntimeHints hints = new RuntimeHints();
		new TelegramSessionRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource("io/github/tgsession/jpa/schema-h2.sql"))
			.accepts(hints);
	}

	private static void configure(ConfigurableApplicationContext context) {
		TestPropertyValues
			.of("spring.application.name=my-bot", "spring.datasource.generate-unique-name=true",
					"spring.jpa.hibernate.ddl-auto=update")
			.applyTo(context);
	}

	private static void assertWorks(ApplicationContext context) {
		NoteRepository notes = context.getBean(NoteRepository.class);
		notes.save(new Note(1, "buy milk"));
		assertThat(notes.findById(1L)).map(Note::getText).contains("buy milk");
		TelegramSession session = context.getBean(TelegramSession.class);
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(KnownLogin.KEY);
		session.processEntities(new User(5, 77L, "A", "someone"));
		session.save();
		assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
		assertThat(session.findEntityByUsername("someone")).isPresent();
		assertThat(context.getBean(TelegramSessionRepository.class).count()).isEqualTo(1);
	}

	/**
	 * Starts a processed application.
	 */
	public static final class ProcessedApplication {

		private ProcessedApplication() {
		}

		/**
		 * Starts it.
		 * @param initializer the name of the generated initializer
		 * @throws ReflectiveOperationException if there is none
		 */
		@SuppressWarnings("unchecked")
		public static void run(String initializer) throws ReflectiveOperationException {
			ApplicationContextInitializer<GenericApplicationContext> initialization = (ApplicationContextInitializer<GenericApplicationContext>) ProcessedApplication.class
				.getClassLoader()
				.loadClass(initializer)
				.getConstructor()
				.newInstance();
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				configure(context);
				initialization.initialize(context);
				context.refresh();
				assertWorks(context);
			}
		}

	}

}
