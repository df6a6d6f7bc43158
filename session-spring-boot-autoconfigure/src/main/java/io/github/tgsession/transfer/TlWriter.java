package io.github.tgsession.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes values as Telegram's type language lays them out, little-endian.
 */
final class TlWriter {

	/**
	 * The first byte of lengths that do not fit into one.
	 */
	static final int LONG = 254;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	static int padding(int length) {
		return -length & 3;
	}

	TlWriter writeByte(int value) {
		this.out.write(value);
		return this;
	}

	TlWriter writeInt(int value) {
		this.out.writeBytes(littleEndian(Integer.BYTES).putInt(value).array());
		return this;
	}

	TlWriter writeLong(long value) {
		this.out.writeBytes(littleEndian(Long.BYTES).putLong(value).array());
		return this;
	}

	TlWriter writeBytes(byte[] bytes) {
		int header = 1;
		if (bytes.length < LONG) {
			writeByte(bytes.length);
		}
		else {
			writeInt(bytes.length << 8 | LONG);
			header = Integer.BYTES;
		}
		this.out.writeBytes(bytes);
		this.out.writeBytes(new byte[padding(header + bytes.length)]);
		return this;
	}

	TlWriter writeText(String ascii) {
		return writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
	}

	byte[] toByteArray() {
		return this.out.toByteArray();
	}

	private static ByteBuffer littleEndian(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

}
