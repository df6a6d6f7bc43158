package io.github.tgsession.core;

import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.SnapshotAttribute;

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

	private ImportMark() {
	}

	static AttributeRow toAttribute() {
		return new AttributeRow(ATTRIBUTE, StoredSecrets.toStored(new byte[0]), null);
	}

}
