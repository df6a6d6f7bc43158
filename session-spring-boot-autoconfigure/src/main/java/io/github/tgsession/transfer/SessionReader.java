package io.github.tgsession.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

	private static final String EMPTY = "it is empty, so there is no session in it";

	private static final String NO_DATABASE = "it is no SQLite database (perhaps an encrypted one), and";

	private static final String TOO_LONG = " longer than every session string";

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

	/**
	 * SQLite looks at it first: if it is a database that this process works on, nobody
	 * else may open and close it, because that takes the locks away.
	 */
	private static OpenedSession openRegularFile(Path file, TransferOptions options) throws IOException {
		long size = Files.size(file);
		if (size == 0) {
			throw new TransferProblem(EMPTY);
		}
		if (!Files.isReadable(file)) {
			throw new AccessDeniedException(file.toString());
		}
		if (size < SqliteHeader.MIN_FILE_LENGTH) {
			return openText(file, size, new TransferProblem("it is a damaged SQLite database"));
		}
		try {
			return SqliteSessions.open(file, options);
		}
		catch (SqliteOpening.NoDatabase ex) {
			return openText(file, size, ex.problem());
		}
	}

	/**
	 * Reads a session string.
	 * @param file a file with which SQLite can do nothing
	 * @param size its size
	 * @param otherwise what is wrong if it is a damaged database
	 */
	private static OpenedSession openText(Path file, long size, TransferProblem otherwise) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] beginning = stream.readNBytes(SqliteHeader.MAGIC_LENGTH);
			if (SqliteHeader.begins(beginning)) {
				if (size < SqliteHeader.MIN_FILE_LENGTH) {
					SqliteHeader.requireComplete(file);
				}
				throw otherwise;
			}
			if (size > MAX_STRING) {
				throw new TransferProblem(
						NO_DATABASE + " with " + String.format(Locale.ROOT, "%,d", size) + " bytes" + TOO_LONG);
			}
			return SessionStrings.read(text(beginning, stream));
		}
	}

	private static String text(byte[] beginning, InputStream rest) throws IOException {
		byte[] bytes = joined(beginning, rest).readNBytes(MAX_STRING + 1);
		if (bytes.length > MAX_STRING) {
			throw new TransferProblem(NO_DATABASE + TOO_LONG);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new TransferProblem(
					"it is neither a SQLite database nor a text with a session string; perhaps it is encrypted or"
							+ " damaged");
		}
	}

	private static InputStream joined(byte[] beginning, InputStream rest) {
		return new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
	}

	private static OpenedSession openContent(SessionSource.Content content, TransferOptions options) {
		try (InputStream stream = content.open()) {
			byte[] beginning = stream.readNBytes(SqliteHeader.MAGIC_LENGTH);
			if (beginning.length == 0) {
				throw new TransferProblem(EMPTY);
			}
			return SqliteHeader.begins(beginning) ? openCopy(joined(beginning, stream), options)
					: SessionStrings.read(text(beginning, stream));
		}
		catch (IOException ex) {
			throw new TransferProblem("its content cannot be read (" + reason(ex) + ")", ex);
		}
	}

	private static OpenedSession openCopy(InputStream stream, TransferOptions options) {
		try {
			PrivateDirectory directory = PrivateDirectory.create();
			try {
				return SessionView.in(directory, openFile(directory.copy(stream, "content"), options));
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
