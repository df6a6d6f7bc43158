package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * The files that this process has open. On POSIX systems a process that closes a file
 * loses all locks that it has on it, whoever took them. SQLite minds that, Java's streams
 * do not.
 */
final class OwnDescriptors {

	private static final Path DIRECTORY = Path.of("/dev/fd");

	private OwnDescriptors() {
	}

	/**
	 * Whether this process has a file open, as far as the system tells.
	 */
	static boolean include(Path file) throws IOException {
		Object key = keyOf(file);
		// Without keys it is Windows, where a lock belongs to whoever took it.
		if (key == null || !Files.isDirectory(DIRECTORY)) {
			return false;
		}
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DIRECTORY)) {
			for (Path descriptor : descriptors) {
				if (key.equals(keyIfOpen(descriptor))) {
					return true;
				}
			}
			return false;
		}
	}

	private static @Nullable Object keyIfOpen(Path descriptor) {
		try {
			return keyOf(descriptor);
		}
		catch (IOException ex) {
			// Closed meanwhile, or no file.
			return null;
		}
	}

	private static @Nullable Object keyOf(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
	}

}
