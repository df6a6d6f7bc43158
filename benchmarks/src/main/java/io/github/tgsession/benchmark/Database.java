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
	 * How rows of some keys are selected, all in one session. The parameters are the
	 * session and the keys on SQLite, an array of keys and the session on H2, which reads
	 * all rows of the session for a list of keys.
	 */
	String selectByKeys(String columns, String table, String key, int keys) {
		if (hasArrays()) {
			return "select " + columns + " from unnest(cast(? as bigint array)) as k (wanted) join " + table
					+ " on session_id = ? and " + key + " = k.wanted";
		}
		return "select " + columns + " from " + table + " where session_id = ? and " + key + " in (?"
				+ ", ?".repeat(keys - 1) + ")";
	}

	/**
	 * Whether many keys are given as one parameter.
	 */
	boolean hasArrays() {
		return this == H2;
	}

	/**
	 * Where our tables of this database are described.
	 */
	String schema() {
		return "io/github/tgsession/jpa/schema-" + this.platform + ".sql";
	}

}
