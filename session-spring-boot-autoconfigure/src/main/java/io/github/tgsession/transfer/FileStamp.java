package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What shows that a file has been written to.
 *
 * @param size the size in bytes
 * @param modified when it was modified
 */
record FileStamp(long size, FileTime modified) {

	/**
	 * The stamp of a file as it is now, null if there is no file.
	 */
	static @Nullable FileStamp of(Path file) throws IOException {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new FileStamp(attributes.size(), attributes.lastModifiedTime());
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

}
