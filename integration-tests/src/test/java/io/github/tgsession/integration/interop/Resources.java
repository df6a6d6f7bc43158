package io.github.tgsession.integration.interop;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tests of this package bring along.
 */
final class Resources {

	private static final JsonMapper JSON = new JsonMapper();

	private Resources() {
	}

	static Path file(String name) {
		URL resource = Resources.class.getResource("/interop/" + name);
		try {
			return Path.of(Objects.requireNonNull(resource, name).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A copy, because whoever opens a session file may change it.
	 */
	static Path copy(String name, Path directory) throws IOException {
		return Files.copy(file(name), directory.resolve("copy-of-" + name));
	}

	static JsonNode json(String name) {
		return JSON.readTree(file(name).toFile());
	}

}
