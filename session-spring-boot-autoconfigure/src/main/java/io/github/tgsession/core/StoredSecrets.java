package io.github.tgsession.core;

import io.github.tgsession.SessionStoreException;

/**
 * The stored form of keys and attributes: a format byte, then the content. Format 0 is
 * the content as it is; others are for sealed content, so that sealing can be turned on
 * over rows that exist.
 */
final class StoredSecrets {

	private static final byte PLAIN = 0;

	private StoredSecrets() {
	}

	static byte[] toStored(byte[] content) {
		byte[] stored = new byte[content.length + 1];
		stored[0] = PLAIN;
		System.arraycopy(content, 0, stored, 1, content.length);
		return stored;
	}

	static byte[] fromStored(byte[] stored, String what, String sessionName) {
		if (stored.length == 0 || stored[0] != PLAIN) {
			throw new SessionStoreException("The " + what + " of session '" + sessionName + "' is stored in format "
					+ ((stored.length != 0) ? String.valueOf(stored[0]) : "none")
					+ ", which this version cannot read: use the version that wrote it", null);
		}
		byte[] content = new byte[stored.length - 1];
		System.arraycopy(stored, 1, content, 0, content.length);
		return content;
	}

}
