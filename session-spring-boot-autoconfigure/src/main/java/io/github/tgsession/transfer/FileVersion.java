package io.github.tgsession.transfer;

import java.sql.SQLException;
import java.util.List;

import io.github.tgsession.transfer.SessionTransferException.Remedy;

/**
 * The version that a session file says it has.
 *
 * @param library what the file is called
 * @param number the version, 0 if the file does not say
 */
record FileVersion(String library, int number) {

	/**
	 * Reads the version out of the table that all libraries have.
	 * @param file the file
	 * @param column the column of the table {@code version}
	 * @param library what the file is called
	 * @return the version
	 */
	static FileVersion read(SqliteFile file, String column, String library) throws SQLException {
		SqliteTable table = file.table("version");
		int[] version = new int[1];
		if (table != null && table.has(column)) {
			new SqliteRows<>(file, table, "the " + library, List.of(column),
					(row) -> row.integer(0, Integer.MIN_VALUE, Integer.MAX_VALUE))
				.forEachPage((page) -> page.forEach((each) -> version[0] = Math.max(version[0], each)));
		}
		return new FileVersion(library, version[0]);
	}

	/**
	 * Refuses a file that is newer than what is known.
	 * @throws TransferProblem if it is newer, unless the options say to try
	 */
	void requireKnown(int latest, TransferOptions options) {
		if (this.number > latest && !options.newerVersions()) {
			throw new TransferProblem("the " + this.library + " has version " + this.number + ", and versions up to "
					+ latest + " are known; newer ones are read only if that is asked for", Remedy.NEWER_VERSIONS);
		}
	}

	/**
	 * What the file is called, with its version.
	 */
	String description() {
		return this.library + ((this.number > 0) ? ", version " + this.number : " without version");
	}

	/**
	 * What the file is called in a message, before a verb.
	 */
	String subject() {
		return "the " + this.library + ((this.number > 0) ? ", version " + this.number + "," : "");
	}

}
