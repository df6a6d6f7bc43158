package io.github.tgsession.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, read page by page: each page is a statement of its own, so that no
 * other program has to wait for its lock until all rows have been worked on.
 *
 * @param <T> what becomes of a row
 */
final class SqliteRows<T> {

	private static final int PAGE = 5_000;

	/**
	 * How many characters and bytes a page may have before it is cut short.
	 */
	private static final long MAX_WEIGHT = 8_000_000;

	private final SqliteFile file;

	private final SqliteTable table;

	private final String format;

	private final List<String> columns;

	private final Mapper<T> mapper;

	/**
	 * Makes a reader.
	 * @param file the file
	 * @param table the table
	 * @param format what the file is called in messages
	 * @param columns the columns; those that the table does not have are null
	 * @param mapper makes something of a row
	 */
	SqliteRows(SqliteFile file, SqliteTable table, String format, List<String> columns, Mapper<T> mapper) {
		this.file = file;
		this.table = table;
		this.format = format;
		this.columns = columns;
		this.mapper = mapper;
	}

	/**
	 * Hands over all rows, page by page. Nothing is locked meanwhile.
	 * @param consumer takes a page; it may not keep the list
	 * @throws TransferProblem if the file cannot be read or makes no sense
	 */
	void forEachPage(Consumer<? super List<T>> consumer) {
		List<T> page = new ArrayList<>();
		Cursor cursor = new Cursor();
		try (PreparedStatement first = this.file.prepare(this.table.pageQuery(this.columns, false));
				PreparedStatement next = this.file.prepare(this.table.pageQuery(this.columns, true))) {
			do {
				page.clear();
				read((cursor.rows == 0) ? first : next, cursor, page);
				this.file.requireUnchanged();
				consumer.accept(page);
			}
			while (!cursor.atEnd);
		}
		catch (SQLException ex) {
			throw SqliteErrors.reading(ex);
		}
	}

	private void read(PreparedStatement statement, Cursor cursor, List<T> page) throws SQLException {
		cursor.limit = this.file.maxRows();
		int keys = this.table.key().size();
		int parameter = 0;
		for (Object value : cursor.lastKey()) {
			statement.setObject(++parameter, value);
		}
		statement.setInt(++parameter, PAGE);
		try (ResultSet results = statement.executeQuery()) {
			SqliteRow row = new SqliteRow(results, this.format, this.table.name(), this.columns, keys);
			int count = 0;
			while (row.weight() < MAX_WEIGHT && results.next()) {
				count++;
				row.moveTo(cursor.advance(results, keys));
				T value = this.mapper.map(row);
				if (value != null) {
					page.add(value);
				}
			}
			cursor.atEnd = count < PAGE && row.weight() < MAX_WEIGHT;
		}
	}

	/**
	 * Makes something of a row.
	 *
	 * @param <T> what becomes of a row
	 */
	interface Mapper<T> {

		/**
		 * Makes something of a row, null to leave it out.
		 */
		@Nullable T map(SqliteRow row) throws SQLException;

	}

	/**
	 * How far the rows have been read.
	 */
	private final class Cursor {

		private Object[] key = {};

		private long rowId;

		private long rows;

		private long limit;

		private boolean atEnd;

		/**
		 * The key of the last row, nothing before the first row.
		 */
		private Object[] lastKey() {
			return (SqliteRows.this.table.ordered() && this.rows > 0) ? new Object[] { this.rowId } : this.key;
		}

		/**
		 * Takes the next row.
		 * @return what the row is called: its row id, or its number
		 */
		private long advance(ResultSet results, int keys) throws SQLException {
			boolean ahead = true;
			if (SqliteRows.this.table.ordered()) {
				long next = results.getLong(1);
				ahead = this.rows == 0 || next > this.rowId;
				this.rowId = next;
			}
			else {
				this.key = new Object[keys];
				for (int i = 0; i < keys; i++) {
					this.key[i] = results.getObject(i + 1);
				}
			}
			this.rows++;
			if (!ahead || this.rows > this.limit) {
				throw new TransferProblem("it is a damaged SQLite database: the rows of the table '"
						+ SqliteRows.this.table.name() + "' are in disorder");
			}
			return SqliteRows.this.table.ordered() ? this.rowId : this.rows;
		}

	}

}
