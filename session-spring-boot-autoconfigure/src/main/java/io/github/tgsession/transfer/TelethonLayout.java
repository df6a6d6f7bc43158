package io.github.tgsession.transfer;

import java.nio.ByteBuffer;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SessionString;

/**
 * The bytes of Telethon's session strings: data centre (1 byte), IP address (4 or 16
 * bytes), port (2 bytes) and key (256 bytes).
 */
final class TelethonLayout {

	static final String VERSION = "1";

	static final int IPV4_LENGTH = 1 + 4 + 2 + AuthKey.LENGTH;

	static final int IPV6_LENGTH = 1 + 16 + 2 + AuthKey.LENGTH;

	private TelethonLayout() {
	}

	/**
	 * Whether the bytes have this structure. As long as those with an IPv6 address are
	 * those of GramJS with an IPv4 address of 14 characters.
	 */
	static boolean fits(byte[] bytes) {
		return (bytes.length == IPV4_LENGTH || bytes.length == IPV6_LENGTH) && !GramJsString.fits(bytes);
	}

	static SessionString read(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int dcId = Byte.toUnsignedInt(buffer.get());
		byte[] address = new byte[bytes.length - 1 - 2 - AuthKey.LENGTH];
		buffer.get(address);
		int port = Short.toUnsignedInt(buffer.getShort());
		byte[] key = new byte[AuthKey.LENGTH];
		buffer.get(key);
		return new SessionString(dcId, IpAddresses.format(address), port, ValueChecks.key(key));
	}

	static byte[] write(int dcId, byte[] address, int port, AuthKey key) {
		ByteBuffer buffer = ByteBuffer.allocate(1 + address.length + 2 + AuthKey.LENGTH);
		buffer.put((byte) dcId).put(address).putShort((short) port).put(key.toByteArray());
		return buffer.array();
	}

}
