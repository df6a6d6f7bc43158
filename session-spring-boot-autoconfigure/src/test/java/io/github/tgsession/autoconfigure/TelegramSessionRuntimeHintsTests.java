package io.github.tgsession.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TelegramSessionRuntimeHints}.
 */
class TelegramSessionRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void scriptsAreInTheImage() {
		new TelegramSessionRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		assertThat(List.of("h2", "sqlite", "postgresql", "mysql", "mariadb")).allSatisfy((platform) -> assertThat(
				RuntimeHintsPredicates.resource().forResource("io/github/tgsession/jpa/schema-" + platform + ".sql"))
			.accepts(this.hints));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSMS", "PSMS", "SSMW", "PSMW" })
	void boundedCachesAreFoundByName(String name) {
		new TelegramSessionRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(TypeReference.of("com.github.benmanes.caffeine.cache." + name))
			.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.ACCESS_DECLARED_FIELDS))
			.accepts(this.hints);
	}

	@Test
	void cachesThatAreAbsentAreLeftOut() {
		new TelegramSessionRuntimeHints().registerHints(this.hints,
				new FilteredClassLoader("com.github.benmanes.caffeine"));
		assertThat(this.hints.reflection().typeHints()).isEmpty();
	}

}
