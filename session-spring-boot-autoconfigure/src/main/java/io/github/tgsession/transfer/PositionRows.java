package io.github.tgsession.transfer;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

import io.github.tgsession.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code update_state}, which Telethon and Kurigram have alike but for the ids.
 */
final class PositionRows {

	static final String TABLE = "update_state";

	/**
	 * What the own stream's id is changed into if an id names no stream.
	 */
	static final long NO_STREAM = -1;

	/**
	 * More channels than any account is in.
	 */
	private static final int MAX_ROWS = 1_000_000;

	private static final List<String> COLUMNS = List.of("id", "pts", "qts", "date", "seq");

	private PositionRows() {
	}

	/**
	 * Reads all positions.
	 * @param file the file
	 * @param format what the file is called in messages
	 * @param notes takes what was left out
	 * @param ids makes 0 or a bare channel id of an id in the file, or {@link #NO_STREAM}
	 * @return the positions by entity id
	 */
	static Map<Long, UpdateState> readAll(SqliteFile file, String format, ReadingNotes notes, LongUnaryOperator ids)
			throws SQLException {
		Map<Long, UpdateState> states = new TreeMap<>();
		SqliteTable table = file.table(TABLE);
		if (table != null) {
			notes.begin(TABLE);
			new SqliteRows<>(file, table, format, COLUMNS,
					notes.tolerant(TABLE, (row) -> new Position(row.integer(0), read(row))))
				.forEachPage((page) -> page.forEach((position) -> {
					long id = ids.applyAsLong(position.id());
					if (id == NO_STREAM) {
						notes.add(TABLE, ReadingNotes.Doubt.NO_STREAM);
					}
					else if (position.state() != null) {
						states.put(id, position.state());
					}
					if (states.size() > MAX_ROWS) {
						throw new TransferProblem(format + " has more than " + MAX_ROWS + " positions");
					}
				}));
		}
		return states;
	}

	/**
	 * A position; one of 0 events is none, which is how Telethon says so.
	 */
	private static @Nullable UpdateState read(SqliteRow row) throws SQLException {
		Integer pts = number(row, 1);
		Long seconds = row.seconds(3);
		if (seconds != null && seconds > Integer.MAX_VALUE) {
			throw row.problem(3, seconds, "a time in seconds since 1970");
		}
		UpdateState state = new UpdateState(pts, number(row, 2),
				(seconds != null) ? Integer.valueOf(seconds.intValue()) : null, number(row, 4));
		boolean nothing = pts == null && state.qts() == null && state.seq() == null;
		return (nothing || pts != null && pts == 0) ? null : state;
	}

	private static @Nullable Integer number(SqliteRow row, int column) throws SQLException {
		return row.integer(column, 0, Integer.MAX_VALUE);
	}

	/**
	 * A row.
	 *
	 * @param id the id in the file
	 * @param state the position, null if the row says that there is none
	 */
	private record Position(long id, @Nullable UpdateState state) {

	}

}
