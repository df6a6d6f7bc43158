package io.github.tgsession.store;

import io.github.tgsession.EntityRow;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Entities by marked id. A channel, a basic chat and a user with one bare id have one
 * hash, so that they are found on one way. Look-ups come by the million and box no id.
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

	@Override
	int hashOf(Long id) {
		return hashOf((long) id);
	}

	private static int hashOf(long id) {
		return Long.hashCode(MarkedIds.unmarked(id));
	}

	@Nullable EntityRow get(long id) {
		Slots<Long> slots = slots();
		int hash = spread(hashOf(id));
		int index = slots.start(hash);
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			Object value = slots.at(index, hash);
			if (value == null) {
				return null;
			}
			if (value instanceof EntityRow row && row.id() == id) {
				return row;
			}
			index = slots.after(index);
		}
		return (EntityRow) slots.distant(id);
	}

	/**
	 * The entity with a bare id.
	 * @param bareId the id without mark, not negative
	 * @return the first of channel, basic chat and user, null if there is none
	 */
	@Nullable EntityRow getBare(long bareId) {
		if (bareId == 0 || MarkedIds.isChannel(-bareId)) {
			// 0 marked as a channel is a chat with another bare id, a very large id
			// marked
			// as a chat is such a channel.
			return firstOf(bareId);
		}
		Slots<Long> slots = slots();
		int hash = spread(Long.hashCode(bareId));
		int index = slots.start(hash);
		EntityRow first = null;
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			Object value = slots.at(index, hash);
			if (value == null) {
				return first;
			}
			// A channel has the lowest of the marked ids, a user the greatest.
			if (value instanceof EntityRow row && (first == null || row.id() < first.id())
					&& MarkedIds.unmarked(row.id()) == bareId) {
				first = row;
			}
			index = slots.after(index);
		}
		return firstOf(bareId);
	}

	private @Nullable EntityRow firstOf(long bareId) {
		for (long id : MarkedIds.candidates(bareId)) {
			EntityRow row = get(id);
			if (row != null) {
				return row;
			}
		}
		return null;
	}

}
