package io.github.tgsession;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

/**
 * An authorization key: the login of an account at one data centre.
 * <p>
 * Whoever has the key has the account, so it appears in no text: {@link #toString()}
 * shows its {@link #id() id} only. Keys are compared in constant time. Immutable.
 *
 * @since 0.1.0
 * @see <a href="https://core.telegram.org/mtproto/description#authorization-key">Telegram
 * on authorization keys</a>
 */
public final class AuthKey {

	/**
	 * The length of every key in bytes.
	 */
	public static final int LENGTH = 256;

	private final byte[] bytes;

	private final long id;

	private final long auxHash;

	private AuthKey(byte[] bytes) {
		this.bytes = bytes;
		ByteBuffer digest = ByteBuffer.wrap(sha1(bytes)).order(ByteOrder.LITTLE_ENDIAN);
		this.auxHash = digest.getLong(0);
		this.id = digest.getLong(12);
	}

	/**
	 * Makes a key from its bytes.
	 * @param bytes the 256 bytes; they are copied
	 * @return the key
	 * @throws IllegalArgumentException if there are not exactly 256 bytes
	 */
	public static AuthKey of(byte[] bytes) {
		if (bytes.length != LENGTH) {
			throw new IllegalArgumentException("An authorization key has " + LENGTH + " bytes, not " + bytes.length
					+ ": take it unchanged from the client that logged in");
		}
		return new AuthKey(bytes.clone());
	}

	/**
	 * The key's id, by which Telegram finds it: the last 8 bytes of its SHA-1, read
	 * little-endian.
	 * @return the id, an unsigned 64-bit number
	 */
	public long id() {
		return this.id;
	}

	/**
	 * The first 8 bytes of the key's SHA-1, read little-endian, as the key exchange needs
	 * them.
	 * @return the auxiliary hash, an unsigned 64-bit number
	 */
	public long auxHash() {
		return this.auxHash;
	}

	/**
	 * The key itself. Keep it out of logs.
	 * @return a copy of the 256 bytes
	 */
	public byte[] toByteArray() {
		return this.bytes.clone();
	}

	/**
	 * The id in the form that messages use: 16 hexadecimal digits.
	 * @return the id as text
	 */
	public String idAsHex() {
		return String.format("%016x", this.id);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AuthKey that && MessageDigest.isEqual(this.bytes, that.bytes);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.id);
	}

	@Override
	public String toString() {
		return "AuthKey[id=" + idAsHex() + "]";
	}

	private static byte[] sha1(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

}
