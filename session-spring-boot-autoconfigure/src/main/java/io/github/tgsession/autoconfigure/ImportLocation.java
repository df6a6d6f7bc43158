package io.github.tgsession.autoconfigure;

import java.io.IOException;
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
			return SessionSource.ofFile(resources.getResource(location).getFile().toPath());
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

	private static SessionSource inClasspath(String location, Resource resource) throws IOException {
		if (!resource.exists()) {
			throw new IOException("Cannot read " + location + ": there is no such resource in the class path");
		}
		return resource.isFile() ? SessionSource.ofFile(resource.getFile().toPath())
				: SessionSource.ofContent(location, resource::getInputStream);
	}

}
