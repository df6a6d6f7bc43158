package io.github.tgsession.transfer;

/**
 * A SQLite file, open for reading only.
 */
final class SqliteFile {

}
