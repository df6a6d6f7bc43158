package io.github.tgsession.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads values as Telegram's type language lays them out, little-endian.
 */
final class TlReader {

	private final ByteBuffer buffer;

	private final ValueChecks checks;

	TlReader(byte[] bytes, ValueChecks checks) {
		this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		this.checks = checks;
	}

	int readByte() {
		return Byte.toUnsignedInt(read(ByteBuffer::get));
	}

	int readInt() {
		return read(ByteBuffer::getInt);
	}

	long readLong() {
		return read(ByteBuffer::getLong);
	}

	/**
	 * Reads bytes with their length before them. They are filled up to a multiple of
	 * four, counted from where the length begins.
	 */
	byte[] readBytes() {
		int start = this.buffer.position();
		int length = readByte();
		if (length == TlWriter.LONG) {
			length = readByte() | readByte() << 8 | readByte() << 16;
		}
		else if (length > TlWriter.LONG) {
			throw this.checks.problem("has a length where none can be");
		}
		if (length > this.buffer.remaining()) {
			throw tooShort();
		}
		byte[] bytes = new byte[length];
		this.buffer.get(bytes);
		for (int padding = TlWriter.padding(this.buffer.position() - start); padding > 0; padding--) {
			if (readByte() != 0) {
				throw this.checks.problem("has something other than zeros where a value is filled up");
			}
		}
		return bytes;
	}

	String readText() {
		return new String(readBytes(), StandardCharsets.ISO_8859_1);
	}

	void expectEnd() {
		if (this.buffer.hasRemaining()) {
			throw this.checks.problem("goes on after its last value");
		}
	}

	private <T> T read(Function<ByteBuffer, T> value) {
		try {
			return value.apply(this.buffer);
		}
		catch (BufferUnderflowException ex) {
			throw tooShort();
		}
	}

	private TransferProblem tooShort() {
		return this.checks.problem("ends within a value");
	}

}
