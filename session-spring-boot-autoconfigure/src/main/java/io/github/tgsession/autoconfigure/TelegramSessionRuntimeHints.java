package io.github.tgsession.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image cannot see by itself.
 */
class TelegramSessionRuntimeHints implements RuntimeHintsRegistrar {

	/**
	 * Caffeine finds the caches of its that are bounded, and their entries, by name.
	 */
	private static final List<String> CAFFEINE_CLASSES = List.of("SSMS", "PSMS", "SSMW", "PSMW");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("io/github/tgsession/jpa/schema-*.sql")
			.registerPattern("io/github/tgsession/jpa/migration/*/*.sql");
		CAFFEINE_CLASSES.forEach((name) -> hints.reflection()
			.registerTypeIfPresent(classLoader, "com.github.benmanes.caffeine.cache." + name,
					MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.ACCESS_DECLARED_FIELDS));
	}

}
