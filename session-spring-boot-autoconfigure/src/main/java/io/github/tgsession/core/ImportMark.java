package io.github.tgsession.core;

import java.nio.ByteBuffer;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * Remembers that a session came from a snapshot, which may have had neither login nor
 * account: such a session is not empty although nothing else tells. A copy has it from
 * its source, so that it is as empty as that.
 */
final class ImportMark {

	/**
	 * The name of the attribute, which has no value.
	 */
	static final String ATTRIBUTE = SnapshotAttribute.RESERVED_PREFIX + "imported";

	/**
	 * The name of the attribute that tells of which login a snapshot is that has not
	 * arrived completely.
	 */
	static final String BEGUN = SnapshotAttribute.RESERVED_PREFIX + "import-begun";

	private ImportMark() {
	}

	/**
	 * Marks what is put from now on. The key stands for its account, if there is one.
	 */
	static AttributeRow begun(SnapshotIdentity identity) {
		Long userId = identity.userId();
		long login = identity.homeKey().map(AuthKey::id).orElse((userId != null) ? userId : 0L);
		byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(login).array();
		return new AttributeRow(BEGUN, StoredSecrets.toStored(value), null);
	}

	static AttributeRow toAttribute() {
		return new AttributeRow(ATTRIBUTE, StoredSecrets.toStored(new byte[0]), null);
	}

}
