package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a new file completely or not at all.
 */
final class NewFile {

	private NewFile() {
	}

	static void write(Path target, boolean overwrite, Content content) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Fills a file.
	 */
	interface Content {

		void writeTo(Path temporary) throws IOException;

	}

}
