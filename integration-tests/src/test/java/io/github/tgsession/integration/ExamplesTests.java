package io.github.tgsession.integration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.example.Notebook;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.repository.Repository;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the starter leaves applications' own scanning as it is, whichever way they
 * do it.
 */
class ExamplesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void sessionAndApplicationSurviveARestart(Example example) {
		restart(example, Applications.h2(this.directory), Applications.sqlite(this.directory));
	}

	@ParameterizedTest
	@EnumSource(names = { "OWN_SCANNING", "TWO_UNITS", "TWO_DATABASES", "SECOND_UNIT" })
	void sessionAndApplicationSurviveARestartOnSqlite(Example example) {
		restart(example, Applications.sqlite(this.directory), Applications.h2(this.directory));
	}

	@ParameterizedTest
	@EnumSource
	void hibernateMayCreateAllTables(Example example) {
		try (ConfigurableApplicationContext context = Applications
			.creating(Applications.memory(), example.application())
			.run()) {
			useAll(context);
			checkAll(context, example);
		}
	}

	private void restart(Example example, String database, String sessions) {
		try (ConfigurableApplicationContext context = Applications.validating(database, example.application())
			.properties("sessions.url=" + sessions)
			.run()) {
			useAll(context);
			checkAll(context, example);
		}
		try (ConfigurableApplicationContext context = Applications.validating(database, example.application())
			.properties("archive.url=" + Applications.memory(), "sessions.url=" + sessions)
			.run()) {
			UsedSession.check(context);
			UsedSession.checkRows(context);
			assertThat(context.getBeansOfType(Notebook.class).values())
				.anySatisfy((notebook) -> assertThat(notebook.read()).containsExactly("a note"));
		}
	}

	static void useAll(ConfigurableApplicationContext context) {
		UsedSession.use(context);
		context.getBeansOfType(Notebook.class).values().forEach((notebook) -> notebook.write("a note"));
	}

	static void checkAll(ConfigurableApplicationContext context, Example example) {
		UsedSession.check(context);
		UsedSession.checkRows(context);
		assertThat(context.getBeansOfType(Notebook.class).values()).hasSize(example.repositories().size())
			.allSatisfy((notebook) -> assertThat(notebook.read()).containsExactly("a note"));
		assertThat(repositories(context)).containsAll(example.repositories())
			.filteredOn((type) -> !type.getPackage().equals(TelegramPeerRepository.class.getPackage()))
			.hasSize(example.repositories().size());
		Map<String, EntityManagerFactory> units = context.getBeansOfType(EntityManagerFactory.class);
		assertThat(units).containsOnlyKeys(example.units().keySet());
		units.forEach((name, unit) -> assertThat(unit.getMetamodel().getEntities()).as(name)
			.<Class<?>>map(EntityType::getJavaType)
			.containsExactlyInAnyOrderElementsOf(example.units().get(name)));
	}

	private static List<Class<?>> repositories(ConfigurableApplicationContext context) {
		return Arrays.stream(context.getBeanNamesForType(Repository.class))
			.map(context::getBean)
			.<Class<?>>map((bean) -> ClassUtils.getAllInterfaces(bean)[0])
			.toList();
	}

}
