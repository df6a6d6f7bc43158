package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.tgsession.AuthKey;

/**
 * Where an authorization key stands among values of Telegram's type language: the length
 * of 256 before it tells more of a structure than anything else in a session string.
 */
final class TlKeys {

	/**
	 * The length of a key with what stands before it.
	 */
	static final int LENGTH = Integer.BYTES + AuthKey.LENGTH;

	private static final int HEADER = AuthKey.LENGTH << 8 | TlWriter.LONG;

	private TlKeys() {
	}

	/**
	 * Whether the length of a key stands at an index.
	 */
	static boolean beginsAt(byte[] bytes, int index) {
		return index >= 0 && index + Integer.BYTES <= bytes.length
				&& ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(index) == HEADER;
	}

}
