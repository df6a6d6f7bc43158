package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TelegramSessionProperties}, {@link TelegramSessionJpaProperties} and
 * their metadata.
 */
class TelegramSessionPropertiesTests {

	@Test
	void defaultsAreTheDocumentedOnes() {
		Map<String, Object> documented = new TreeMap<>();
		metadata().forEach((property) -> documented.put(name(property), property.get("defaultValue")));
		TelegramSessionProperties properties = new TelegramSessionProperties();
		TelegramSessionJpaProperties jpa = new TelegramSessionJpaProperties();
		assertThat(properties.getType()).isEqualTo(SessionType.JPA);
		assertThat(properties.getName()).isNull();
		assertThat(properties.isSaveEntities()).isTrue();
		assertThat(properties.string()).isEmpty();
		assertThat(properties.importFrom()).isEmpty();
		assertThat(jpa.getInitializeSchema()).isEqualTo(DatabaseInitializationMode.EMBEDDED);
		assertThat(jpa.getSchema()).isEqualTo("classpath:io/github/tgsession/jpa/schema-@@platform@@.sql");
		assertThat(jpa.getPlatform()).isNull();
		assertThat(jpa.isContinueOnError()).isFalse();
		assertThat(documented).containsExactlyInAnyOrderEntriesOf(
				Map.of("telegram.session.enabled", true, "telegram.session.type", "jpa", "telegram.session.name",
						"${spring.application.name}", "telegram.session.save-entities", true, "telegram.session.string",
						"", "telegram.session.import-from", "", "telegram.session.jpa.initialize-schema", "embedded",
						"telegram.session.jpa.schema", "classpath:io/github/tgsession/jpa/schema-@@platform@@.sql",
						"telegram.session.jpa.platform", "auto", "telegram.session.jpa.continue-on-error", false));
	}

	@Test
	void everyPropertyHasTypeDescriptionAndDefault() {
		assertThat(metadata()).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.get("type")).as(name(property)).isInstanceOf(String.class);
			assertThat(property.get("description")).as(name(property)).asString().endsWith(".").hasSizeGreaterThan(20);
			assertThat(property).as(name(property)).containsKey("defaultValue");
		});
	}

	@Test
	void everyTypeIsHinted() throws IOException {
		List<String> values = JsonPath.parse(ownMetadata())
			.read("$.hints[?(@.name == 'telegram.session.type')].values[*].value");
		assertThat(values).containsExactlyInAnyOrder("jpa", "memory", "string");
		assertThat(SessionType.values()).hasSize(values.size());
	}

	@Test
	void propertiesAreBound() {
		Binder binder = new Binder(new MapConfigurationPropertySource(
				Map.of("telegram.session.type", "string", "telegram.session.name", "one", "telegram.session.string",
						"two", "telegram.session.import-from", "four", "telegram.session.save-entities", "false",
						"telegram.session.jpa.initialize-schema", "always", "telegram.session.jpa.schema", "three",
						"telegram.session.jpa.platform", "sqlite", "telegram.session.jpa.continue-on-error", "true")));
		TelegramSessionProperties properties = binder.bind("telegram.session", TelegramSessionProperties.class).get();
		assertThat(properties.getType()).isEqualTo(SessionType.STRING);
		assertThat(properties.getName()).isEqualTo("one");
		assertThat(properties.string()).isEqualTo("two");
		assertThat(properties.importFrom()).isEqualTo("four");
		assertThat(properties.isSaveEntities()).isFalse();
		TelegramSessionJpaProperties jpa = binder.bind("telegram.session.jpa", TelegramSessionJpaProperties.class)
			.get();
		assertThat(jpa.getInitializeSchema()).isEqualTo(DatabaseInitializationMode.ALWAYS);
		assertThat(jpa.getSchema()).isEqualTo("three");
		assertThat(jpa.getPlatform()).isEqualTo("sqlite");
		assertThat(jpa.isContinueOnError()).isTrue();
	}

	@Test
	void sessionStringsAreNotReadableAsBeanProperties() {
		for (String property : List.of("string", "importFrom")) {
			assertThat(BeanUtils.getPropertyDescriptor(TelegramSessionProperties.class, property))
				.satisfies((descriptor) -> assertThat(descriptor.getReadMethod()).isNull());
		}
	}

	private static String name(Map<String, Object> property) {
		return String.valueOf(property.get("name"));
	}

	private static List<Map<String, Object>> metadata() {
		try {
			return JsonPath.parse(ownMetadata()).read("$.properties[*]");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String ownMetadata() throws IOException {
		List<URL> candidates = new ArrayList<>(Collections.list(TelegramSessionProperties.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json")));
		for (URL candidate : candidates) {
			try (var stream = candidate.openStream()) {
				String metadata = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				if (metadata.contains("telegram.session")) {
					return metadata;
				}
			}
		}
		throw new IllegalStateException("There is no metadata");
	}

}
