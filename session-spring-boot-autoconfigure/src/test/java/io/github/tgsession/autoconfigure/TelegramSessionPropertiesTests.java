package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.jayway.jsonpath.JsonPath;
import io.github.tgsession.lease.LeaseMode;
import io.github.tgsession.lease.LeaseSettings;
import io.github.tgsession.store.buffer.BufferSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		assertThat(ConfiguredBuffer.settings(properties)).isEqualTo(BufferSettings.defaults())
			.isEqualTo(new BufferSettings(100_000, Duration.ofMillis(500), 1_000, 100_000, Duration.ofSeconds(10)));
		assertThat(ConfiguredLease.settings(properties)).isEqualTo(LeaseSettings.defaults())
			.isEqualTo(new LeaseSettings(LeaseMode.WAIT, Duration.ofSeconds(60), Duration.ofSeconds(75)));
		assertThat(documented).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(entry("telegram.session.enabled", true),
				entry("telegram.session.type", "jpa"), entry("telegram.session.name", "${spring.application.name}"),
				entry("telegram.session.save-entities", true), entry("telegram.session.string", ""),
				entry("telegram.session.import-from", ""), entry("telegram.session.jpa.initialize-schema", "embedded"),
				entry("telegram.session.jpa.schema", "classpath:io/github/tgsession/jpa/schema-@@platform@@.sql"),
				entry("telegram.session.jpa.platform", "auto"), entry("telegram.session.jpa.continue-on-error", false),
				entry("telegram.session.cache.maximum-size", 100_000),
				entry("telegram.session.buffer.flush-interval", "500ms"),
				entry("telegram.session.buffer.flush-size", 1_000), entry("telegram.session.buffer.capacity", 100_000),
				entry("telegram.session.buffer.max-wait", "10s"), entry("telegram.session.lease.enabled", true),
				entry("telegram.session.lease.mode", "wait"), entry("telegram.session.lease.ttl", "60s"),
				entry("telegram.session.lease.wait", "75s"),
				entry("management.health.telegram-session-lease.enabled", true),
				entry("management.health.telegram-session.enabled", true)));
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
	void bufferIsBound() {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("telegram.session.cache.maximum-size", "0",
				"telegram.session.buffer.flush-interval", "250", "telegram.session.buffer.flush-size", "2",
				"telegram.session.buffer.capacity", "3", "telegram.session.buffer.max-wait", "4s")));
		TelegramSessionProperties properties = binder.bind("telegram.session", TelegramSessionProperties.class).get();
		assertThat(ConfiguredBuffer.settings(properties))
			.isEqualTo(new BufferSettings(0, Duration.ofMillis(250), 2, 3, Duration.ofSeconds(4)));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			cache.maximum-size,    -1,    less than 0,      0 or more
			buffer.flush-interval, 0,     shorter than 1ms, a duration from 1ms to 1d
			buffer.flush-interval, 25h,   longer than 1d,   a duration from 1ms to 1d
			buffer.flush-size,     0,     less than 1,      1 or more
			buffer.capacity,       -5,    less than 1,      1 or more
			buffer.max-wait,       -1ms,  shorter than 0s,  a duration from 0s to 1d
			buffer.max-wait,       9999d, longer than 1d,   a duration from 0s to 1d
			""")
	void unusableValuesAreRefusedByNameOfTheProperty(String property, String value, String problem, String wanted) {
		TelegramSessionProperties properties = new Binder(
				new MapConfigurationPropertySource(Map.of("telegram.session." + property, value)))
			.bind("telegram.session", TelegramSessionProperties.class)
			.get();
		assertThatExceptionOfType(InvalidSessionConfigurationException.class)
			.isThrownBy(() -> ConfiguredBuffer.settings(properties))
			.withMessage("'telegram.session." + property + "' is " + problem + ".")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Set 'telegram.session." + property + "' to " + wanted + ", or leave it out."));
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
