package io.github.tgsession.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files in which the answers of real Telethon are recorded.
 */
final class GoldenVectors {

	private static final JsonMapper JSON = new JsonMapper();

	// From whichever module the tests run in.
	private static final Path RESOURCES = Path.of("../session-spring-boot-autoconfigure/src/test/resources/golden");

	private static final Path DIRECTORY = directory();

	private GoldenVectors() {
	}

	/**
	 * A relative folder is meant from where Maven was called, the root of the project.
	 */
	private static Path directory() {
		String other = System.getProperty("golden.dir");
		if (other == null) {
			return RESOURCES;
		}
		return Files.exists(Path.of(other)) ? Path.of(other) : Path.of("..").resolve(other);
	}

	static List<Path> of(String function) {
		try (Stream<Path> files = Files.list(DIRECTORY.resolve("vectors"))) {
			List<Path> result = new ArrayList<>(files.filter((file) -> {
				String name = file.getFileName().toString();
				return name.startsWith(function + "-") && name.endsWith(".json");
			}).sorted().toList());
			if (System.getProperty("golden.dir") == null) {
				assertThat(result).as("recorded cases of " + function).isNotEmpty();
			}
			return result;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What other folders may leave out is taken from the test resources.
	 */
	static Path file(String name) {
		Path file = DIRECTORY.resolve(name);
		return Files.exists(file) ? file : RESOURCES.resolve(name);
	}

	static JsonNode cases(Path file) {
		return read(file).get("cases");
	}

	static JsonNode read(Path file) {
		return JSON.readTree(file.toFile());
	}

}
