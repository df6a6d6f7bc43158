package io.github.tgsession.store;

import io.github.tgsession.AuthKeyPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the current key of a data centre for a purpose. Another current key stays,
 * marked as replaced, if it is permanent; a temporary key is removed, because it would be
 * of no use and there may be one every day.
 *
 * @param dcId the id of the data centre
 * @param purpose the ordinal of {@link AuthKeyPurpose}
 * @param key the new key, null for none
 * @param at when this happens, in milliseconds since 1970
 * @since 0.1.0
 */
public record AuthKeyChange(int dcId, int purpose, @Nullable AuthKeyRow key, long at) {

	/**
	 * Whether this is about permanent keys.
	 * @return false for the temporary purposes
	 */
	public boolean isPermanent() {
		return this.purpose == AuthKeyPurpose.PERMANENT.ordinal();
	}

}
