package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The beginning of a SQLite file.
 */
final class SqliteHeader {

	/**
	 * The length of the text that every database begins with.
	 */
	static final int MAGIC_LENGTH = 16;

	/**
	 * The smallest page, and every database has one.
	 */
	static final int MIN_FILE_LENGTH = 512;

	private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

	private static final int LENGTH = 100;

	private SqliteHeader() {
	}

	/**
	 * Whether a file with these first bytes is a database.
	 * @param bytes at most {@link #MAGIC_LENGTH}
	 */
	static boolean begins(byte[] bytes) {
		return Arrays.equals(bytes, MAGIC);
	}

	/**
	 * Says how much of a file is missing. The file is opened and closed, which takes away
	 * the locks that this process has on it.
	 * @param file a file that begins as a SQLite database does
	 * @throws TransferProblem if it is shorter than it says
	 */
	static void requireComplete(Path file) throws IOException {
		byte[] header;
		try (InputStream stream = Files.newInputStream(file)) {
			header = stream.readNBytes(LENGTH);
		}
		if (header.length < LENGTH) {
			throw new TransferProblem("it is a SQLite database that breaks off after " + header.length + " bytes");
		}
		int pageSize = Byte.toUnsignedInt(header[16]) << 8 | Byte.toUnsignedInt(header[17]);
		long pages = unsigned(header, 28);
		boolean pagesAreValid = unsigned(header, 24) == unsigned(header, 92);
		long expected = pages * ((pageSize == 1) ? 65_536 : pageSize);
		long size = Files.size(file);
		if (pagesAreValid && expected > size) {
			throw new TransferProblem("it is a SQLite database that breaks off: it has "
					+ String.format(Locale.ROOT, "%,d of %,d", size, expected) + " bytes");
		}
	}

	private static long unsigned(byte[] bytes, int offset) {
		long value = 0;
		for (int i = 0; i < Integer.BYTES; i++) {
			value = value << 8 | Byte.toUnsignedInt(bytes[offset + i]);
		}
		return value;
	}

}
