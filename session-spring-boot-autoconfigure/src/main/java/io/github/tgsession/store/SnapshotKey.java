package io.github.tgsession.store;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import org.jspecify.annotations.Nullable;

/**
 * An authorization key in a {@link SessionSnapshot}: open, not in its stored form.
 *
 * @param dcId the id of the data centre
 * @param purpose what it is used for
 * @param key the key
 * @param expiresAt when it expires, in milliseconds since 1970, or null
 * @param replacedAt when it was replaced, in milliseconds since 1970; null for the
 * current key
 * @since 0.1.0
 */
public record SnapshotKey(int dcId, AuthKeyPurpose purpose, AuthKey key, @Nullable Long expiresAt,
		@Nullable Long replacedAt) {

}
