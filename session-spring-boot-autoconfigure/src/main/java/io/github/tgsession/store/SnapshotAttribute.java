package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * An attribute in a {@link SessionSnapshot}: open, not in its stored form.
 *
 * @param name the name
 * @param value the value; not to be changed
 * @param expiresAt when it expires, in milliseconds since 1970, or null
 * @since 0.1.0
 */
public record SnapshotAttribute(String name, byte[] value, @Nullable Long expiresAt) {

	/**
	 * What the names of this library's own attributes begin with.
	 */
	public static final String RESERVED_PREFIX = "telegram.session.";

	/**
	 * The name of the attribute that holds the server salt of the home data centre: 8
	 * bytes, little-endian, as MTProto sends it.
	 */
	public static final String SERVER_SALT = "mtproto.server-salt";

	@Override
	public String toString() {
		return "SnapshotAttribute[name=" + this.name + "]";
	}

}
