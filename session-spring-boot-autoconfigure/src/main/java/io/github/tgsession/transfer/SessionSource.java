package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a session is: in a file, in a string, or in a stream. Immutable. Its
 * {@code toString} names the place, never a string.
 *
 * @since 0.1.0
 */
public final class SessionSource {

	/**
	 * Longer than the names that people type, and too short to give a key away.
	 */
	private static final int LONGEST_NAME = 40;

	private static final Pattern SEPARATORS = Pattern.compile("[/\\\\.]");

	private final String place;

	private final @Nullable Path file;

	private final @Nullable String string;

	private final @Nullable Content content;

	private SessionSource(String place, @Nullable Path file, @Nullable String string, @Nullable Content content) {
		this.place = place;
		this.file = file;
		this.string = string;
		this.content = content;
	}

	/**
	 * A file: a SQLite database, or a text that holds a session string.
	 * @param file the file; symbolic links are followed
	 * @return the source
	 */
	public static SessionSource ofFile(Path file) {
		return new SessionSource(file.toString(), file, null, null);
	}

	/**
	 * A session string of any library.
	 * @param string the string; white space and quotes around it do not matter
	 * @return the source
	 */
	public static SessionSource ofString(String string) {
		return new SessionSource("the given string of " + string.length() + " characters", null, string, null);
	}

	/**
	 * What a stream gives, as of a resource in a jar. It is kept in a private temporary
	 * file while it is read.
	 * @param description what the place is called in messages
	 * @param content opens the stream
	 * @return the source
	 */
	public static SessionSource ofContent(String description, Content content) {
		return new SessionSource(description, null, null, content);
	}

	/**
	 * A path or a session string, whatever the text is. What names a file that exists is
	 * a path. White space around it does not matter, since files that hold a setting end
	 * with a line break.
	 * @param text the text
	 * @return the source
	 */
	public static SessionSource of(String text) {
		String stripped = text.strip();
		Path path = toPath(stripped);
		boolean file = path != null && (Files.exists(path) || looksLikePath(stripped));
		return (file && path != null) ? ofFile(path) : ofString(text);
	}

	/**
	 * Whether a text that names no file was meant to. What was not may be a session
	 * string, cut or with something added, and must not appear in a message.
	 */
	private static boolean looksLikePath(String text) {
		boolean named = text.length() <= LONGEST_NAME || text.startsWith("/") || text.contains(".")
				|| text.contains("\\");
		return named && text.indexOf('{') < 0
				&& SEPARATORS.splitAsStream(text).allMatch((name) -> name.length() <= LONGEST_NAME);
	}

	private static @Nullable Path toPath(String text) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

	@Nullable Path file() {
		return this.file;
	}

	@Nullable String string() {
		return this.string;
	}

	@Nullable Content content() {
		return this.content;
	}

	/**
	 * The place, for messages.
	 */
	@Override
	public String toString() {
		return this.place;
	}

	/**
	 * Opens a stream.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Opens a stream that the caller closes.
		 * @return the stream
		 * @throws IOException if it cannot be opened
		 */
		InputStream open() throws IOException;

	}

}
