package io.github.tgsession.transfer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code sessions}: what a file knows of one data centre.
 *
 * @param dcId the id of the data centre, 0 if there is none yet
 * @param dataCenter its address
 * @param authKey its permanent key
 * @param temporaryKey its temporary key
 * @param takeoutId the id of an unfinished takeout
 * @param testMode whether the file says that it is a test server
 * @param apiId the application's id
 * @param userId the id of the account
 * @param bot whether the account is a bot
 * @param salt the server salt
 */
record LoginRow(int dcId, @Nullable DataCenterRow dataCenter, @Nullable AuthKey authKey, @Nullable AuthKey temporaryKey,
		@Nullable Long takeoutId, boolean testMode, @Nullable Integer apiId, @Nullable Long userId,
		@Nullable Boolean bot, @Nullable Long salt) {

	static final List<String> COLUMNS = List.of("dc_id", "server_address", "port", "auth_key", "takeout_id",
			"tmp_auth_key", "salt", "test_mode", "api_id", "user_id", "is_bot");

	static final LoginRow NONE = new LoginRow(0, null, null, null, null, false, null, null, null, null);

	/**
	 * More than Telegram has or will have.
	 */
	private static final int MAX_ROWS = 1_000;

	private static final int MAX_DC_ID = 99_999;

	private static final int DEFAULT_PORT = 443;

	private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.:\\-]{0,252}|[0-9A-Fa-f:.]{2,45}");

	/**
	 * Reads all rows, home first.
	 * @param file the file
	 * @param format what the file is called in messages
	 * @return at least one row
	 */
	static List<LoginRow> readAll(SqliteFile file, String format) throws SQLException {
		SqliteTable table = file.table("sessions");
		List<LoginRow> rows = new ArrayList<>();
		if (table != null) {
			boolean ids = table.has("dc_id");
			new SqliteRows<>(file, table, format, COLUMNS, (row) -> new Reader(row, format).read(ids))
				.forEachPage((page) -> {
					rows.addAll(page);
					if (rows.size() > MAX_ROWS) {
						throw new TransferProblem(format + " has more than " + MAX_ROWS + " data centres");
					}
				});
		}
		// A row without data centre is one of a session that was never connected.
		rows.sort(Comparator.comparingInt((row) -> (row.dcId() != 0) ? row.dcId() : Integer.MAX_VALUE));
		return rows.isEmpty() ? List.of(NONE) : rows;
	}

	/**
	 * The identity that rows make up.
	 * @param rows the rows, home first
	 * @param selfId the id of the account if another table says it
	 */
	static SnapshotIdentity identity(List<LoginRow> rows, @Nullable Long selfId) {
		LoginRow home = rows.get(0);
		List<DataCenterRow> dataCenters = new ArrayList<>();
		List<SnapshotKey> keys = new ArrayList<>();
		for (LoginRow row : rows) {
			if (row.dataCenter != null && !contains(dataCenters, row.dcId)) {
				dataCenters.add(row.dataCenter);
			}
			if (row.dcId != 0) {
				addKey(keys, row.dcId, AuthKeyPurpose.PERMANENT, row.authKey);
				addKey(keys, row.dcId, AuthKeyPurpose.TEMPORARY, row.temporaryKey);
			}
		}
		return new SnapshotIdentity(home.dcId, home.testMode, home.apiId, (selfId != null) ? selfId : home.userId,
				home.bot, home.takeoutId, null, dataCenters, keys);
	}

	private static boolean contains(List<DataCenterRow> dataCenters, int dcId) {
		return dataCenters.stream().anyMatch((dataCenter) -> dataCenter.dcId() == dcId);
	}

	private static void addKey(List<SnapshotKey> keys, int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key) {
		if (key != null && keys.stream().noneMatch((known) -> known.dcId() == dcId && known.purpose() == purpose)) {
			keys.add(new SnapshotKey(dcId, purpose, key, null, null));
		}
	}

	/**
	 * The attributes that the row makes up.
	 */
	List<SnapshotAttribute> attributes() {
		return (this.salt != null) ? List.of(Login.saltAttribute(this.salt)) : List.of();
	}

	/**
	 * Names no key.
	 */
	@Override
	public String toString() {
		return "LoginRow[dcId=" + this.dcId + "]";
	}

	/**
	 * Reads one row.
	 *
	 * @param row the row
	 * @param format what the file is called in messages
	 */
	private record Reader(SqliteRow row, String format) {

		private LoginRow read(boolean ids) throws SQLException {
			String address = address();
			int dcId = ids ? zeroIfNull(integer("dc_id", 0, MAX_DC_ID)) : dataCenterAt(address);
			Integer givenPort = integer("port", 0, 0xffff);
			int port = (givenPort != null && givenPort != 0) ? givenPort : DEFAULT_PORT;
			DataCenterRow dataCenter = (address != null && dcId != 0)
					? new DataCenterRow(dcId, KnownDataCenters.MAIN, address, port, 0) : null;
			Integer testMode = integer("test_mode", 0, 1);
			boolean test = (testMode != null) ? testMode == 1 : address != null && KnownDataCenters.isTest(address);
			Integer bot = integer("is_bot", 0, 1);
			return new LoginRow(dcId, dataCenter, key("auth_key"), temporaryKey(), takeoutId(), test,
					nullIfZero(apiId()), userId(), (bot != null) ? bot == 1 : null, salt());
		}

		private @Nullable String address() throws SQLException {
			int column = COLUMNS.indexOf("server_address");
			String address = this.row.text(column);
			if (address != null && !ADDRESS.matcher(address).matches()) {
				throw this.row.problem(column, address, "an IP address or a host name");
			}
			return address;
		}

		private int dataCenterAt(@Nullable String address) {
			Integer dcId = (address != null) ? KnownDataCenters.idOf(address) : null;
			if (dcId == null) {
				throw new TransferProblem(this.format
						+ " does not say which data centre it belongs to, and its address is none of Telegram's");
			}
			return dcId;
		}

		private @Nullable AuthKey key(String name) throws SQLException {
			byte[] bytes = this.row.bytes(COLUMNS.indexOf(name));
			if (bytes == null) {
				return null;
			}
			if (bytes.length != AuthKey.LENGTH) {
				throw new TransferProblem(this.format + " has an authorization key of " + bytes.length + " bytes where "
						+ AuthKey.LENGTH + " belong");
			}
			return AuthKey.of(bytes);
		}

		/**
		 * Telethon mixes up the places of takeout id and temporary key, so the kind of
		 * value decides.
		 */
		private @Nullable AuthKey temporaryKey() throws SQLException {
			AuthKey key = isBytes("tmp_auth_key") ? key("tmp_auth_key") : null;
			return (key == null && isBytes("takeout_id")) ? key("takeout_id") : key;
		}

		private @Nullable Long takeoutId() throws SQLException {
			Long id = isBytes("takeout_id") ? null : longInteger("takeout_id");
			return (id == null && !isBytes("tmp_auth_key")) ? longInteger("tmp_auth_key") : id;
		}

		private boolean isBytes(String name) throws SQLException {
			return this.row.value(COLUMNS.indexOf(name)) instanceof byte[];
		}

		private @Nullable Integer apiId() throws SQLException {
			return integer("api_id", 0, Integer.MAX_VALUE);
		}

		private @Nullable Long userId() throws SQLException {
			Long id = longInteger("user_id");
			if (id != null && id < 0) {
				throw this.row.problem(COLUMNS.indexOf("user_id"), id, "the id of a user");
			}
			return id;
		}

		private @Nullable Long salt() throws SQLException {
			return longInteger("salt");
		}

		/**
		 * A number; 0 says that there is none.
		 */
		private @Nullable Long longInteger(String name) throws SQLException {
			int column = COLUMNS.indexOf(name);
			long integer = (this.row.value(column) != null) ? this.row.integer(column) : 0;
			return (integer != 0) ? integer : null;
		}

		private @Nullable Integer integer(String name, int min, int max) throws SQLException {
			return this.row.integer(COLUMNS.indexOf(name), min, max);
		}

		private static int zeroIfNull(@Nullable Integer integer) {
			return (integer != null) ? integer : 0;
		}

		private static @Nullable Integer nullIfZero(@Nullable Integer integer) {
			return (integer != null && integer != 0) ? integer : null;
		}

	}

}
