package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary directory that nobody else may look into.
 *
 * @param path the directory
 */
record PrivateDirectory(Path path) implements AutoCloseable {

	/**
	 * Creates a directory; the JDK makes it accessible to its owner only.
	 */
	static PrivateDirectory create() throws IOException {
		return new PrivateDirectory(Files.createTempDirectory("telegram-session-"));
	}

	/**
	 * Deletes the directory with everything in it.
	 */
	@Override
	public void close() {
		try (Stream<Path> paths = Files.walk(this.path)) {
			List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
			for (Path each : deepestFirst) {
				Files.delete(each);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The temporary directory " + this.path + " cannot be deleted", ex);
		}
	}

}
