package io.github.tgsession.core;

import java.nio.ByteBuffer;

import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.SnapshotAttribute;

/**
 * The account of a session whose account is not known at the moment. What was learnt is
 * still that account's, and another one must not take it over.
 */
final class LastUser {

	/**
	 * The name of the attribute that holds the user id.
	 */
	static final String ATTRIBUTE = SnapshotAttribute.RESERVED_PREFIX + "last-user";

	private LastUser() {
	}

	static AttributeRow toAttribute(long userId) {
		byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(userId).array();
		return new AttributeRow(ATTRIBUTE, StoredSecrets.toStored(bytes), null);
	}

	static long fromAttribute(AttributeRow row, String sessionName) {
		return ByteBuffer
			.wrap(StoredSecrets.fromStored(row.storedValue(), "attribute '" + ATTRIBUTE + "'", sessionName))
			.getLong();
	}

}
