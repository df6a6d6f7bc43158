package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.transfer.SessionTransferException.Remedy;

/**
 * What had to be left out while a file was read. A table that is read again is counted
 * again.
 */
final class ReadingNotes {

	private final Map<String, Map<Doubt, Long>> counts = new LinkedHashMap<>();

	private final boolean skipUnreadableRows;

	ReadingNotes(TransferOptions options) {
		this.skipUnreadableRows = options.skipUnreadableRows();
	}

	void begin(String table) {
		this.counts.put(table, new EnumMap<>(Doubt.class));
	}

	void add(String table, Doubt doubt) {
		this.counts.computeIfAbsent(table, (key) -> new EnumMap<>(Doubt.class)).merge(doubt, 1L, Long::sum);
	}

	/**
	 * Makes a reader of rows leave out what cannot be read, if that was asked for, and
	 * otherwise say that it can be asked for.
	 */
	<T> SqliteRows.Mapper<T> tolerant(String table, SqliteRows.Mapper<T> mapper) {
		return (row) -> {
			try {
				return mapper.map(row);
			}
			catch (TransferProblem ex) {
				if (!this.skipUnreadableRows) {
					throw ex.solvedBy(Remedy.SKIP_UNREADABLE_ROWS,
							"rows that cannot be read are left out only if that is asked for");
				}
				add(table, Doubt.UNREADABLE_ROW);
				return null;
			}
		};
	}

	List<String> toList() {
		List<String> notes = new ArrayList<>();
		this.counts
			.forEach((table, doubts) -> doubts.forEach((doubt, count) -> notes.add(doubt.describe(count, table))));
		return notes;
	}

	/**
	 * Why something was left out.
	 */
	enum Doubt {

		UNREADABLE_ROW("row", "rows", "left out: there are values that cannot be read"),

		NO_PHONE("phone", "phones", "left out: what is there is no number"),

		UPLOAD("row", "rows", "left out: uploads cannot be sent again"),

		NO_PEER("peer", "peers", "left out: no peer has the id 0"),

		UNKNOWN_TYPE("peer", "peers", "taken for the nearest of a known type"),

		NO_STREAM("position", "positions", "left out: no stream of updates has such an id");

		private final String singular;

		private final String plural;

		private final String outcome;

		Doubt(String singular, String plural, String outcome) {
			this.singular = singular;
			this.plural = plural;
			this.outcome = outcome;
		}

		private String describe(long count, String table) {
			return TransferProgress.count(count, this.singular, this.plural) + " of the table '" + table
					+ ((count == 1) ? "' was " : "' were ") + this.outcome;
		}

	}

}
