package io.github.tgsession.benchmark;

import java.nio.file.Path;

/**
 * Databases in a file, set up so that what is committed is on disk.
 */
public enum Database {

	/**
	 * H2.
	 */
	H2("h2") {

		@Override
		String url(Path directory) {
			return "jdbc:h2:file:" + directory.resolve("store") + ";WRITE_DELAY=0";
		}

	},

	/**
	 * SQLite with its own 2 MB of cache.
	 */
	SQLITE("sqlite") {

		@Override
		String url(Path directory) {
			return "jdbc:sqlite:" + directory.resolve("store.sqlite")
					+ "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000";
		}

	},

	/**
	 * SQLite with 64 MB of cache, so that indexes need not be read again and again.
	 */
	SQLITE_64_MB("sqlite") {

		@Override
		String url(Path directory) {
			return SQLITE.url(directory) + "&cache_size=-65536";
		}

	};

	private final String platform;

	Database(String platform) {
		this.platform = platform;
	}

	abstract String url(Path directory);

	/**
	 * Where our tables of this database are described.
	 */
	String schema() {
		return "io/github/tgsession/jpa/schema-" + this.platform + ".sql";
	}

}
