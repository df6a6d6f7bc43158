package io.github.tgsession.transfer;

import io.github.tgsession.store.DataCenterRow;

/**
 * A data centre within mtcute's session strings: version (1 byte), id (1 byte), flags (1
 * byte), address and port.
 */
final class MtcuteDataCenter {

	/**
	 * With the shortest address.
	 */
	static final int MIN_LENGTH = 3 + 4 + Integer.BYTES;

	private static final int VERSION = 2;

	private static final int IPV6 = 1;

	private static final int MEDIA_ONLY = 2;

	private static final int TEST = 4;

	private final ValueChecks checks;

	MtcuteDataCenter(ValueChecks checks) {
		this.checks = checks;
	}

	/**
	 * Whether the bytes at an index may be those of a data centre, of any version so far.
	 */
	static boolean beginsLike(byte[] bytes, int index) {
		return bytes.length > index + 1 && bytes[index] >= 1 && bytes[index] <= VERSION && bytes[index + 1] > 0;
	}

	Address read(byte[] bytes, int kind) {
		TlReader reader = new TlReader(bytes, this.checks);
		if (reader.readByte() != VERSION) {
			throw this.checks.problem("has a data centre of another version than " + VERSION);
		}
		int dcId = this.checks.dcId(reader.readByte());
		int flags = reader.readByte();
		if ((flags & ~(IPV6 | MEDIA_ONLY | TEST)) != 0) {
			throw this.checks.problem("has a data centre with flags that are not known");
		}
		String address = this.checks.host(reader.readText());
		int port = this.checks.port(reader.readInt());
		reader.expectEnd();
		return new Address(new DataCenterRow(dcId, kind, address, port, fromWire(flags)), (flags & TEST) != 0);
	}

	private static int fromWire(int flags) {
		return ((flags & MEDIA_ONLY) != 0) ? Login.MEDIA_ONLY : 0;
	}

	byte[] write(DataCenterRow row, boolean testMode) {
		int flags = (row.address().contains(":") ? IPV6 : 0)
				| (((row.flags() & Login.MEDIA_ONLY) != 0) ? MEDIA_ONLY : 0) | (testMode ? TEST : 0);
		return new TlWriter().writeByte(VERSION)
			.writeByte(this.checks.dcId(row.dcId(), ValueChecks.MAX_DC_ID_IN_BYTE))
			.writeByte(flags)
			.writeText(this.checks.host(row.address()))
			.writeInt(this.checks.port(row.port()))
			.toByteArray();
	}

	/**
	 * An address, and whether it is one of the test servers.
	 */
	record Address(DataCenterRow row, boolean test) {

	}

}
