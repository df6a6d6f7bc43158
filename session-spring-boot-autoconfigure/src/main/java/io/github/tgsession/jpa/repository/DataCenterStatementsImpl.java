package io.github.tgsession.jpa.repository;

import java.util.List;

import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.Upsert;
import io.github.tgsession.store.DataCenterRow;

/**
 * Runs the native statements.
 */
class DataCenterStatementsImpl implements DataCenterStatements {

	private static final Upsert UPSERT = Upsert.of("telegram_data_center", List.of("session_id", "dc_id", "kind"),
			List.of("address", "port", "flags"));

	private final NativeStatements statements;

	DataCenterStatementsImpl(NativeStatements statements) {
		this.statements = statements;
	}

	@Override
	public List<DataCenterRow> readAll(long sessionId) {
		return this.statements.query("""
				select dc_id, kind, address, port, flags from telegram_data_center
				where session_id = ? order by dc_id, kind""", (rows, number) -> new DataCenterRow(rows.getInt(1),
				rows.getInt(2), rows.getString(3), rows.getInt(4), rows.getInt(5)), sessionId);
	}

	@Override
	public void store(long sessionId, List<DataCenterRow> dataCenters) {
		dataCenters.forEach((row) -> this.statements.upsert(UPSERT, sessionId, row.dcId(), row.kind(), row.address(),
				row.port(), row.flags()));
	}

	@Override
	public void dropAll(long sessionId) {
		this.statements.deleteSession("telegram_data_center", sessionId);
	}

}
