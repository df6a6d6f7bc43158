package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;

/**
 * gotd's sessions: JSON of version 1. Writing needs no JSON library, reading does.
 */
final class GotdJson implements StringFormat {

	private static final DetectedFormat DETECTED = new DetectedFormat(SessionFormat.GOTD_JSON,
			SessionFormat.GOTD_JSON.description() + ", version 1");

	private final ValueChecks checks = new ValueChecks(SessionFormat.GOTD_JSON.description());

	@Override
	public SessionFormat format() {
		return SessionFormat.GOTD_JSON;
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		if (!text.startsWith("{") || !text.contains("\"Version\"") || !text.contains("\"Data\"")) {
			return null;
		}
		try {
			return snapshot(GotdFields.parse(text, this.checks));
		}
		catch (NoClassDefFoundError ex) {
			throw new TransferProblem("reading gotd's JSON needs tools.jackson.core:jackson-core on the class path",
					ex);
		}
	}

	private LoginSnapshot snapshot(GotdFields fields) {
		Long version = required("Version", fields.version);
		if (version != 1) {
			throw this.checks.problem("has another version than 1, the only one that is known");
		}
		int dcId = this.checks.dcId(required("DC", fields.dcId));
		DataCenterRow dataCenter = (fields.address == null || fields.address.isEmpty()) ? null
				: address(dcId, fields.address);
		AuthKey key = key(bytes("AuthKey", fields.authKey, AuthKey.LENGTH));
		if (key != null) {
			checkId(key, bytes("AuthKeyID", required("AuthKeyID", fields.authKeyId), Long.BYTES));
		}
		boolean testMode = (fields.testMode != null) ? fields.testMode
				: dataCenter != null && KnownDataCenters.isTest(dataCenter.address());
		return new LoginSnapshot(DETECTED, new Login(dcId, testMode, dataCenter, null, key, null, null, null,
				Objects.equals(fields.salt, 0L) ? null : fields.salt));
	}

	private <T> T required(String field, @Nullable T value) {
		if (value == null) {
			throw this.checks.problem("lacks its field " + field);
		}
		return value;
	}

	/**
	 * Go writes addresses as {@code host:port}, IPv6 ones in brackets.
	 */
	private DataCenterRow address(int dcId, String address) {
		int colon = address.lastIndexOf(':');
		String host = address.substring(0, Math.max(colon, 0));
		String port = address.substring(colon + 1);
		if (host.startsWith("[") && host.endsWith("]")) {
			host = host.substring(1, host.length() - 1);
		}
		else if (host.contains(":")) {
			throw this.checks.problem("has an IPv6 address without brackets");
		}
		if (!port.matches("[0-9]{1,5}")) {
			throw this.checks.problem("has an address that does not end with a port");
		}
		return new DataCenterRow(dcId, KnownDataCenters.MAIN, this.checks.host(host),
				this.checks.port(Integer.parseInt(port)), 0);
	}

	private byte @Nullable [] bytes(String field, @Nullable String base64, int length) {
		if (base64 == null || base64.isEmpty()) {
			return null;
		}
		byte[] bytes = Base64Text.decode(base64);
		if (bytes == null) {
			throw this.checks.problem("has something other than base64 in its field " + field);
		}
		if (bytes.length != length) {
			throw this.checks
				.problem("has " + bytes.length + " bytes in its field " + field + " where " + length + " belong");
		}
		return bytes;
	}

	private static @Nullable AuthKey key(byte @Nullable [] bytes) {
		return (bytes != null) ? ValueChecks.key(bytes) : null;
	}

	private void checkId(AuthKey key, byte @Nullable [] id) {
		long value = ByteBuffer.wrap(required("AuthKeyID", id)).order(ByteOrder.LITTLE_ENDIAN).getLong();
		if (value != key.id()) {
			throw this.checks
				.problem(String.format("names the key id %016x, but its key has the id %s: one of the two is damaged",
						value, key.idAsHex()));
		}
	}

	@Override
	public String write(Login login) {
		DataCenterRow dataCenter = Objects.requireNonNull(login.dataCenter());
		AuthKey key = Objects.requireNonNull(login.authKey());
		int dcId = this.checks.dcId(login.dcId());
		String address = TransferReport.hostAndPort(this.checks.host(dataCenter.address()),
				this.checks.port(dataCenter.port()));
		byte[] id = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(key.id()).array();
		long salt = (login.serverSalt() != null) ? login.serverSalt() : 0;
		return "{\"Version\":1,\"Data\":{\"Config\":{\"BlockedMode\":false,\"ForceTryIpv6\":false,\"Date\":0,"
				+ "\"Expires\":0,\"TestMode\":" + login.testMode() + ",\"ThisDC\":" + dcId
				+ ",\"DCOptions\":null,\"DCTxtDomainName\":\"\",\"TmpSessions\":0,\"WebfileDCID\":0},\"DC\":" + dcId
				+ ",\"Addr\":\"" + address + "\",\"AuthKey\":\"" + Base64Text.encodeStandard(key.toByteArray())
				+ "\",\"AuthKeyID\":\"" + Base64Text.encodeStandard(id) + "\",\"Salt\":" + salt + "}}";
	}

}
