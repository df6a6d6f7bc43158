package io.github.tgsession.sample.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransferException;

/**
 * A session from standard input. What is no SQLite database is a string and read at once,
 * so that endless input is noticed.
 */
final class StandardInput {

	private static final String NAME = "standard input";

	/**
	 * Far more than every session string.
	 */
	private static final int MAX_STRING = 256 * 1024;

	private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

	private StandardInput() {
	}

	static SessionSource read(InputStream input) {
		try {
			byte[] start = input.readNBytes(SQLITE_MAGIC.length);
			if (Arrays.equals(start, SQLITE_MAGIC)) {
				return SessionSource.ofContent(NAME,
						() -> new SequenceInputStream(new ByteArrayInputStream(start), input));
			}
			byte[] rest = input.readNBytes(MAX_STRING);
			String text = new String(start, StandardCharsets.ISO_8859_1)
					+ new String(rest, StandardCharsets.ISO_8859_1);
			if (text.isBlank()) {
				throw problem("it is empty, so there is no session in it");
			}
			if (rest.length == MAX_STRING) {
				throw problem("it is no SQLite database and longer than every session string");
			}
			return SessionSource.ofContent(NAME,
					() -> new SequenceInputStream(new ByteArrayInputStream(start), new ByteArrayInputStream(rest)));
		}
		catch (IOException ex) {
			throw problem("reading fails (" + ex.getMessage() + ")");
		}
	}

	private static SessionTransferException problem(String what) {
		return new SessionTransferException("Cannot read " + NAME + ": " + what, null);
	}

}
