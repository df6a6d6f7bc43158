package io.github.tgsession.store;

import io.github.tgsession.EntityRow;

/**
 * Entities by marked id.
 */
final class MemoryRows extends MemoryTable<Long, EntityRow> {

	@Override
	boolean holds(EntityRow row, Long id) {
		return row.id() == id;
	}

	@Override
	Long keyOf(EntityRow row) {
		return row.id();
	}

}
