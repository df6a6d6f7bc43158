package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;

/**
 * GramJS's session strings: the digit {@code 1}, then the base64 of data centre (1 byte),
 * length of the host (2 bytes), host, port (2 bytes) and key (256 bytes).
 */
final class GramJsString implements StringFormat {

	private static final DetectedFormat DETECTED = new DetectedFormat(SessionFormat.GRAMJS_STRING,
			SessionFormat.GRAMJS_STRING.description());

	private static final String VERSION = "1";

	private static final int HOST_START = 1 + 2;

	/**
	 * The bytes beside the host.
	 */
	static final int FIXED_LENGTH = HOST_START + 2 + AuthKey.LENGTH;

	/**
	 * A host of this length makes the bytes as long as Telethon's with an IPv4 address,
	 * which has 4 bytes where here are length and host.
	 */
	private static final int TAKEN_HOST_LENGTH = 2;

	private final ValueChecks checks = new ValueChecks(DETECTED.description());

	@Override
	public SessionFormat format() {
		return SessionFormat.GRAMJS_STRING;
	}

	/**
	 * Whether the bytes have this structure.
	 */
	static boolean fits(byte[] bytes) {
		return bytes.length > FIXED_LENGTH && bytes.length == FIXED_LENGTH + hostLength(bytes)
				&& hostLength(bytes) != TAKEN_HOST_LENGTH && ValueChecks.isHost(host(bytes, hostLength(bytes)));
	}

	static int hostLength(byte[] bytes) {
		return ByteBuffer.wrap(bytes).getShort(1);
	}

	/**
	 * The first characters of the host.
	 */
	static String host(byte[] bytes, int length) {
		return new String(bytes, HOST_START, length, StandardCharsets.ISO_8859_1);
	}

	static byte @Nullable [] decode(String text) {
		return text.startsWith(VERSION) ? Base64Text.decode(text.substring(1)) : null;
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		byte[] bytes = decode(text);
		if (bytes == null || !fits(bytes)) {
			return null;
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int dcId = this.checks.dcId(Byte.toUnsignedInt(buffer.get()));
		String host = this.checks.host(host(bytes, buffer.getShort()));
		buffer.position(HOST_START + host.length());
		DataCenterRow dataCenter = new DataCenterRow(dcId, KnownDataCenters.MAIN, host,
				this.checks.port(Short.toUnsignedInt(buffer.getShort())), 0);
		byte[] key = new byte[AuthKey.LENGTH];
		buffer.get(key);
		return new LoginSnapshot(DETECTED, new Login(dcId, KnownDataCenters.isTest(host), dataCenter, null,
				ValueChecks.key(key), null, null, null, null));
	}

	@Override
	public String write(Login login) {
		DataCenterRow dataCenter = Objects.requireNonNull(login.dataCenter());
		byte[] host = this.checks.host(dataCenter.address()).getBytes(StandardCharsets.US_ASCII);
		if (host.length == TAKEN_HOST_LENGTH) {
			throw this.checks.problem("with a host of 2 characters would be taken for one of Telethon");
		}
		ByteBuffer buffer = ByteBuffer.allocate(FIXED_LENGTH + host.length);
		buffer.put((byte) this.checks.dcId(login.dcId(), ValueChecks.MAX_DC_ID_IN_BYTE));
		buffer.putShort((short) host.length).put(host).putShort((short) this.checks.port(dataCenter.port()));
		buffer.put(Objects.requireNonNull(login.authKey()).toByteArray());
		return VERSION + Base64Text.encodeStandard(buffer.array());
	}

}
