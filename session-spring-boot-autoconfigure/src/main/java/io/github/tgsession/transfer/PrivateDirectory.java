package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A temporary directory that nobody else may look into. It goes with the process at the
 * latest.
 */
final class PrivateDirectory implements AutoCloseable {

	private final Path path;

	private final AtExit remover;

	private PrivateDirectory(Path path) {
		this.path = path;
		this.remover = new AtExit(this::remove);
	}

	/**
	 * Creates a directory; the JDK makes it accessible to its owner only.
	 */
	static PrivateDirectory create() throws IOException {
		return new PrivateDirectory(Files.createTempDirectory("telegram-session-"));
	}

	/**
	 * Copies a stream into a file that only its owner may read. A file of that name is
	 * replaced.
	 * @param name the name of the file
	 * @return the file
	 */
	Path copy(InputStream stream, String name) throws IOException {
		Path file = this.path.resolve(name);
		Files.deleteIfExists(file);
		try (OutputStream target = Channels.newOutputStream(Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), NewFile.ownerOnly(this.path)))) {
			stream.transferTo(target);
		}
		return file;
	}

	/**
	 * Deletes the directory with everything in it.
	 */
	@Override
	public void close() {
		try (this.remover) {
			remove();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The temporary directory " + this.path + " cannot be deleted", ex);
		}
	}

	/**
	 * At the end of the process two threads may do this at the same time.
	 */
	private void remove() throws IOException {
		try (Stream<Path> paths = Files.walk(this.path)) {
			List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
			for (Path each : deepestFirst) {
				Files.deleteIfExists(each);
			}
		}
		catch (UncheckedIOException | NoSuchFileException ex) {
			if (Files.exists(this.path)) {
				throw ex;
			}
		}
	}

}
