package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.EntityText;
import org.jspecify.annotations.Nullable;

/**
 * Lays what waits of one session over what the store below has answered, and has the
 * result at hand from then on. Takes the lock of the session itself.
 */
final class ReadResults {

	private final SessionBuffer session;

	private final AtHand atHand;

	private final PositionMoves positions;

	ReadResults(SessionBuffer session, AtHand atHand, PositionMoves positions) {
		this.session = session;
		this.atHand = atHand;
		this.positions = positions;
	}

	/**
	 * Reads the store below, and again if something that waited has been written
	 * meanwhile: it might have been missed in both places.
	 * @param work reads, is given the time before that, and lays over it what waits
	 */
	<T extends @Nullable Object> T read(LongFunction<T> work) {
		for (;;) {
			long time = this.session.time();
			T result = work.apply(time);
			if (!this.atHand.hasRemovedSince(time)) {
				return result;
			}
		}
	}

	/**
	 * Takes in an entity.
	 * @param stored the entity below, null for none
	 * @return the entity as it will be
	 */
	@Nullable EntityRow entity(Space space, long id, @Nullable EntityRow stored, boolean withUsernames, long time) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			EntityRow row = (pending != null) ? pending.visible(id, stored) : stored;
			this.atHand.read(space, id, row, withUsernames, time);
			return row;
		}
	}

	/**
	 * Takes in whom a text means.
	 */
	void answer(Space space, EntityText kind, String text, @Nullable Owner owner, long time) {
		synchronized (this.session) {
			this.atHand.answer(space, kind, text, owner, time);
		}
	}

	/**
	 * Takes in that no channel and no chat has the number of a user.
	 */
	void onlyUser(Space space, long userId, Collection<Long> others, long time) {
		synchronized (this.session) {
			this.atHand.onlyUser(space, userId, others, time);
		}
	}

	/**
	 * Takes in a position.
	 * @param stored the position below, null for none
	 * @return the position as it will be
	 */
	@Nullable UpdateState position(Space space, long id, @Nullable UpdateState stored, long time) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			PendingState waiting = (pending != null) ? pending.states().get(id) : null;
			if (waiting != null) {
				return waiting.visible(stored);
			}
			this.positions.read(space, id, stored, time);
			return stored;
		}
	}

	/**
	 * Who will have a username.
	 * @param stored who has it below, null for nobody
	 */
	@Nullable Owner owner(String username, @Nullable Owner stored) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			return (pending != null) ? pending.owner(username, stored) : stored;
		}
	}

	/**
	 * The entities that wait with a phone number or name, or did.
	 */
	List<Long> waitingIds(EntityText kind, String text) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			return (pending != null) ? List.copyOf(pending.idsOf(kind, text)) : List.of();
		}
	}

	/**
	 * Lays what waits over something else.
	 */
	void overlay(Consumer<PendingChanges> work) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			if (pending != null) {
				work.accept(pending);
			}
		}
	}

	/**
	 * Lays what waits over rows that are not kept at hand.
	 * @param keys the keys that were asked for, null for all
	 */
	<K, V> Map<K, V> overlaid(Supplier<Map<K, V>> stored, @Nullable Collection<K> keys,
			Function<PendingChanges, Map<K, ? extends @Nullable V>> rows) {
		return read((time) -> overlaid(stored.get(), keys, rows));
	}

	private <K, V> Map<K, V> overlaid(Map<K, V> stored, @Nullable Collection<K> keys,
			Function<PendingChanges, Map<K, ? extends @Nullable V>> rows) {
		synchronized (this.session) {
			PendingChanges pending = this.session.pending();
			Map<K, ? extends @Nullable V> waiting = (pending != null) ? rows.apply(pending) : Map.of();
			if (waiting.isEmpty()) {
				return stored;
			}
			Map<K, V> found = new HashMap<>(stored);
			for (K key : (keys != null) ? keys : waiting.keySet()) {
				V row = waiting.get(key);
				if (row != null) {
					found.put(key, row);
				}
				else if (waiting.containsKey(key)) {
					found.remove(key);
				}
			}
			return found;
		}
	}

}
