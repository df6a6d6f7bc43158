package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Opens sessions wherever they are.
 */
final class SessionReader {

	/**
	 * Far more than every session string, and small enough to be read at once.
	 */
	static final int MAX_STRING = 256 * 1024;

	private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

	private SessionReader() {
	}

	/**
	 * Opens a session for reading.
	 * @param source where it is
	 * @param options how doubtful content is treated
	 * @return the session, to be closed
	 * @throws SessionTransferException if it cannot be read
	 */
	static OpenedSession open(SessionSource source, TransferOptions options) {
		try {
			if (source.file() != null) {
				return openFile(source.file(), options);
			}
			if (source.string() != null) {
				return openString(source.string());
			}
			return openContent(Objects.requireNonNull(source.content()), options);
		}
		catch (TransferProblem ex) {
			throw ex.reading(source.toString());
		}
	}

	private static OpenedSession openString(String string) {
		if (string.length() > MAX_STRING) {
			throw new TransferProblem("it is longer than every session string; give a file by its path");
		}
		return SessionStrings.read(string);
	}

	private static OpenedSession openFile(Path file, TransferOptions options) {
		try {
			if (Files.isDirectory(file)) {
				throw new TransferProblem("it is a directory; name the session file in it");
			}
			Path real = file.toRealPath();
			if (!Files.isRegularFile(real)) {
				throw new TransferProblem("it is no regular file but a device or a pipe");
			}
			return openRegularFile(real, options);
		}
		catch (IOException ex) {
			throw new TransferProblem(describe(ex, file), ex);
		}
	}

	private static OpenedSession openRegularFile(Path file, TransferOptions options) throws IOException {
		long size = Files.size(file);
		if (size == 0) {
			throw new TransferProblem("it is empty, so there is no session in it");
		}
		if (startsAsSqlite(file)) {
			return SqliteSessions.open(file, options);
		}
		if (size > MAX_STRING) {
			throw new TransferProblem("it is no SQLite database (perhaps an encrypted one), and with "
					+ String.format(Locale.ROOT, "%,d", size) + " bytes longer than every session string");
		}
		return SessionStrings.read(text(Files.readAllBytes(file)));
	}

	/**
	 * The file is closed before SQLite opens it: closing it later would take SQLite's
	 * locks away.
	 */
	private static boolean startsAsSqlite(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] bytes = stream.readNBytes(SQLITE_MAGIC.length);
			return ByteBuffer.wrap(bytes).equals(ByteBuffer.wrap(SQLITE_MAGIC));
		}
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new TransferProblem(
					"it is neither a SQLite database nor a text with a session string; perhaps it is encrypted or"
							+ " damaged");
		}
	}

	private static OpenedSession openContent(SessionSource.Content content, TransferOptions options) {
		try {
			PrivateDirectory directory = PrivateDirectory.create();
			try (InputStream stream = content.open()) {
				Path file = directory.path().resolve("content");
				Files.copy(stream, file);
				return SessionView.in(directory, openFile(file, options));
			}
			catch (IOException | RuntimeException ex) {
				directory.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new TransferProblem("its content cannot be copied into a temporary file (" + reason(ex) + ")", ex);
		}
	}

	private static String describe(IOException ex, Path file) {
		if (ex instanceof NoSuchFileException) {
			return Files.isSymbolicLink(file) ? "it is a symbolic link to a file that does not exist"
					: "there is no such file";
		}
		if (ex instanceof AccessDeniedException) {
			return "this process has no permission to read it";
		}
		if (ex instanceof FileSystemLoopException) {
			return "its symbolic links lead in a circle";
		}
		return "reading fails (" + reason(ex) + ")";
	}

	static String reason(IOException ex) {
		String reason = (ex instanceof java.nio.file.FileSystemException system) ? system.getReason() : ex.getMessage();
		return (reason != null) ? reason : ex.getClass().getSimpleName();
	}

}
