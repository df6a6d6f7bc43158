package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * A stored authorization key.
 *
 * @param dcId the id of the data centre
 * @param purpose the ordinal of {@link io.github.tgsession.AuthKeyPurpose}
 * @param authKeyId the id of the key
 * @param storedKey the key in its stored form: a format byte, then what the format says;
 * not to be changed
 * @param expiresAt when the key expires, in milliseconds since 1970, or null
 * @param replacedAt when the key was replaced, in milliseconds since 1970; null for the
 * current key
 * @since 0.1.0
 */
public record AuthKeyRow(int dcId, int purpose, long authKeyId, byte[] storedKey, @Nullable Long expiresAt,
		@Nullable Long replacedAt) {

	@Override
	public String toString() {
		return "AuthKeyRow[dcId=" + this.dcId + ", purpose=" + this.purpose + ", authKeyId="
				+ String.format("%016x", this.authKeyId) + "]";
	}

}
