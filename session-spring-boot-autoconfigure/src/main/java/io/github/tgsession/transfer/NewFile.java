package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

import io.github.tgsession.transfer.SessionTransferException.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new file completely or not at all. Only its owner may read it.
 */
final class NewFile {

	static final String DISK_FULL = "there is not enough space on the disk, or a quota is used up";

	private static final String EXISTS = "there is a file of that name already, which is replaced only if that is"
			+ " asked for";

	/**
	 * What SQLite keeps beside a file that somebody works on. It would be taken for a
	 * part of the new file.
	 */
	private static final List<String> JOURNALS = List.of("-journal", "-wal");

	private static final List<String> LEFTOVERS = List.of("", "-journal", "-wal", "-shm");

	private NewFile() {
	}

	/**
	 * Writes a file.
	 * @param target where it shall be
	 * @param overwrite whether a file there may be replaced
	 * @param content fills it
	 * @throws TransferProblem if it cannot be written; then everything is as before
	 */
	static void write(Path target, boolean overwrite, Content content) {
		Path absolute = target.toAbsolutePath();
		Path directory = Objects.requireNonNullElse(absolute.getParent(), absolute);
		requirePossible(absolute, directory, overwrite);
		try {
			Path temporary = createTemporary(directory);
			// A process that is told to end leaves no login behind either.
			try (AtExit remover = new AtExit(() -> remove(temporary))) {
				content.writeTo(temporary);
				force(temporary);
				move(temporary, absolute, overwrite);
			}
			finally {
				remove(temporary);
			}
			forceDirectory(directory);
		}
		catch (FileAlreadyExistsException ex) {
			throw new TransferProblem(EXISTS, Remedy.OVERWRITE);
		}
		catch (IOException ex) {
			throw new TransferProblem(describe(ex), ex);
		}
	}

	private static void requirePossible(Path target, Path directory, boolean overwrite) {
		if (Files.isSymbolicLink(target)) {
			throw new TransferProblem("it is a symbolic link; name the file itself");
		}
		if (Files.isDirectory(target)) {
			throw new TransferProblem("it is a directory; name a file in it");
		}
		if (!Files.isDirectory(directory)) {
			throw new TransferProblem("its directory does not exist");
		}
		boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
		if (exists && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
			throw new TransferProblem("it is no regular file but a device or a pipe");
		}
		if (exists && !overwrite) {
			throw new TransferProblem(EXISTS, Remedy.OVERWRITE);
		}
		for (String end : JOURNALS) {
			Path journal = target.resolveSibling(target.getFileName() + end);
			if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
				throw new TransferProblem("beside it lies '" + journal.getFileName()
						+ "', so another program has it open or broke off; choose another name, or end that program first");
			}
		}
	}

	private static Path createTemporary(Path directory) throws IOException {
		return Files.createTempFile(directory, ".telegram-session-", ".tmp", ownerOnly(directory));
	}

	/**
	 * What makes a new file in a directory readable for its owner only.
	 */
	static FileAttribute<?>[] ownerOnly(Path directory) {
		boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	private static void remove(Path temporary) throws IOException {
		for (String end : LEFTOVERS) {
			Files.deleteIfExists(temporary.resolveSibling(temporary.getFileName() + end));
		}
	}

	private static void force(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private static void move(Path temporary, Path target, boolean overwrite) throws IOException {
		if (overwrite) {
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		try {
			Files.createLink(target, temporary);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (FileSystemException | UnsupportedOperationException ex) {
			// Not every file system has links: an empty file takes the place instead.
			Files.createFile(target);
			moveOrRemove(temporary, target);
		}
	}

	private static void moveOrRemove(Path temporary, Path target) throws IOException {
		try {
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			Files.delete(target);
			throw ex;
		}
	}

	/**
	 * Makes the name last too, where a directory can be opened.
	 */
	private static void forceDirectory(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// The file itself is safe, and Windows opens no directories.
		}
	}

	private static String describe(IOException ex) {
		if (ex instanceof Unwritable unwritable) {
			return unwritable.clause;
		}
		if (ex instanceof AccessDeniedException) {
			return "this process has no permission to create files in its directory";
		}
		if (ex instanceof NoSuchFileException) {
			return "no file can be created in its directory";
		}
		String reason = SessionReader.reason(ex);
		if (reason.contains("No space left") || reason.contains("quota") || reason.contains("File too large")) {
			return DISK_FULL;
		}
		return reason.contains("Read-only file system") ? "its file system is read-only"
				: "writing fails (" + reason + ")";
	}

	/**
	 * Fills a file.
	 */
	interface Content {

		void writeTo(Path temporary) throws IOException;

	}

	/**
	 * A file cannot be filled; the message is a clause that says why.
	 */
	static final class Unwritable extends IOException {

		private final String clause;

		Unwritable(String clause, @Nullable Throwable cause) {
			super(clause, cause);
			this.clause = clause;
		}

	}

}
