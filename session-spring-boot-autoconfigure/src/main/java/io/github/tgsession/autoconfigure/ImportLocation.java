package io.github.tgsession.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.github.tgsession.transfer.SessionSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * What {@code telegram.session.import-from} names.
 */
final class ImportLocation {

	/**
	 * A drive of Windows has one letter.
	 */
	private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

	/**
	 * As Windows has it in URLs.
	 */
	private static final Pattern SLASH_BEFORE_DRIVE = Pattern.compile("^/(?=[A-Za-z]:)");

	private ImportLocation() {
	}

	/**
	 * Finds what is named.
	 * @param text the value of the property
	 * @param resources finds locations with a prefix
	 * @return the source
	 * @throws IOException if there is nothing of that name; its message is a sentence
	 */
	static SessionSource find(String text, ResourceLoader resources) throws IOException {
		String location = text.strip();
		if (location.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
			return SessionSource.ofFile(inFileSystem(location.substring(ResourceUtils.FILE_URL_PREFIX.length())));
		}
		if (location.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX)) {
			return inClasspath(location, resources.getResource(location));
		}
		if (URL.matcher(location).matches()) {
			// Not named: a URL may hold a password.
			throw new IOException("Sessions are not fetched from URLs other than 'file:' and 'classpath:'");
		}
		return SessionSource.of(location);
	}

	/**
	 * What follows the prefix is a path as it is, for a file name may have every
	 * character that means something else in a URL. Only two slashes make it a URL.
	 */
	private static Path inFileSystem(String path) throws IOException {
		if (path.startsWith("//")) {
			return ofUrl(ResourceUtils.FILE_URL_PREFIX + path);
		}
		try {
			return Path.of((File.separatorChar == '\\') ? SLASH_BEFORE_DRIVE.matcher(path).replaceFirst("") : path);
		}
		catch (InvalidPathException ex) {
			throw new IOException("What follows 'file:' is no path that this system could have");
		}
	}

	private static Path ofUrl(String url) throws IOException {
		try {
			return Path.of(URI.create(url));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("What begins with 'file://' is a URL: 'file:///' followed by a path in which spaces"
					+ " and other special characters are percent-encoded; 'file:' without two slashes takes the path as"
					+ " it is");
		}
	}

	private static SessionSource inClasspath(String location, Resource resource) throws IOException {
		if (!resource.exists()) {
			throw new IOException("Cannot read " + location + ": there is no such resource in the class path");
		}
		return resource.isFile() ? SessionSource.ofFile(resource.getFile().toPath())
				: SessionSource.ofContent(location, resource::getInputStream);
	}

}
