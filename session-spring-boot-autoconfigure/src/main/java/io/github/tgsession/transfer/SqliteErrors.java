package io.github.tgsession.transfer;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What SQLite's errors mean to people. Its own messages repeat names and statements out
 * of the file, so they are not handed on.
 */
final class SqliteErrors {

	/**
	 * The driver's own failures have no code.
	 */
	private static final int NONE = 0;

	private static final int PERM = 3;

	private static final int BUSY = 5;

	private static final int LOCKED = 6;

	private static final int NO_MEMORY = 7;

	private static final int READ_ONLY = 8;

	private static final int IO = 10;

	private static final int CORRUPT = 11;

	private static final int FULL = 13;

	private static final int CANNOT_OPEN = 14;

	private static final int TOO_BIG = 18;

	private static final int NOT_A_DATABASE = 26;

	private static final String DRIVER_FAILS = "the SQLite driver does not work here; it unpacks a library into the"
			+ " temporary directory, which may be full or forbid to run what is in it";

	private SqliteErrors() {
	}

	/**
	 * Whether a file could not be opened for reading because somebody has to put it right
	 * first.
	 */
	static boolean needsRecovery(SQLException ex) {
		int code = code(ex);
		return code == READ_ONLY || code == CANNOT_OPEN || code == IO || code == PERM;
	}

	/**
	 * Whether a file is no database, or the driver does not work at all.
	 */
	static boolean mayBeNoDatabase(SQLException ex) {
		return code(ex) == NOT_A_DATABASE || code(ex) == NONE;
	}

	static boolean isDamage(SQLException ex) {
		return code(ex) == CORRUPT;
	}

	static boolean cannotOpen(SQLException ex) {
		return code(ex) == CANNOT_OPEN;
	}

	/**
	 * Why a file cannot be read.
	 */
	static TransferProblem reading(SQLException ex) {
		int code = code(ex);
		return new TransferProblem(switch (code) {
			case NONE -> DRIVER_FAILS;
			case BUSY, LOCKED -> "another program has locked this SQLite database; try again when that has finished";
			case NO_MEMORY, TOO_BIG -> "it is a SQLite database with a value that is too large for every session";
			case NOT_A_DATABASE -> "it is a damaged or encrypted SQLite database";
			case CORRUPT -> "it is a damaged SQLite database; the library that wrote it can perhaps repair it";
			case IO, CANNOT_OPEN, PERM, READ_ONLY ->
				"it is a SQLite database that cannot be read (SQLite error " + code + ")";
			default -> "it is a SQLite database that is damaged or not to be understood (SQLite error " + code + ")";
		});
	}

	/**
	 * Why a file cannot be written.
	 */
	static IOException writing(SQLException ex) {
		int code = code(ex);
		return new NewFile.Unwritable(switch (code) {
			case NONE -> DRIVER_FAILS;
			case FULL -> NewFile.DISK_FULL;
			case IO -> "writing fails: the disk or a quota may be full (SQLite error " + code + ")";
			default -> "writing fails (SQLite error " + code + ")";
		}, null);
	}

	/**
	 * The primary code: an extended one has more in its upper bits.
	 */
	private static int code(SQLException ex) {
		return ex.getErrorCode() & 0xff;
	}

}
