package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * Something that a client keeps in a session.
 *
 * @param name the name
 * @param storedValue the value in its stored form: a format byte, then what the format
 * says; not to be changed
 * @param expiresAt when it expires, in milliseconds since 1970, or null
 * @since 0.1.0
 */
public record AttributeRow(String name, byte[] storedValue, @Nullable Long expiresAt) {

	@Override
	public String toString() {
		return "AttributeRow[name=" + this.name + "]";
	}

}
