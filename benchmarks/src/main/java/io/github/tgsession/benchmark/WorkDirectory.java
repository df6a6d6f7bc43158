package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * A directory for the files of a benchmark. Another disk is chosen with
 * {@code -Djava.io.tmpdir}.
 *
 * @param path the directory
 */
record WorkDirectory(Path path) implements AutoCloseable {

	static WorkDirectory create() throws IOException {
		return new WorkDirectory(Files.createTempDirectory("benchmark-"));
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.path);
	}

}
