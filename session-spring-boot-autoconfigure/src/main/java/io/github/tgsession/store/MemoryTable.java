package io.github.tgsession.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A hash table of values that carry their keys themselves, which saves the entries and
 * the boxed keys of a map. One thread writes at a time, readers need no lock.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
abstract class MemoryTable<K, V> {

	private static final int SMALLEST = 16;

	/**
	 * Display names are chosen by anybody, also such that their hashes collide. What
	 * would be further away than this goes into a map that copes with that.
	 */
	static final int LONGEST_PROBE = 64;

	/**
	 * A place whose value was removed; it is not used again, as a reader may be on its
	 * way past it to what lies behind.
	 */
	private static final Object REMOVED = new Object();

	private volatile Slots<K> slots = new Slots<>(SMALLEST);

	private int size;

	abstract boolean holds(V value, K key);

	abstract K keyOf(V value);

	/**
	 * The hash of a key, not spread yet.
	 * @param key the key
	 * @return the hash
	 */
	int hashOf(K key) {
		return key.hashCode();
	}

	@SuppressWarnings("unchecked")
	final @Nullable V get(K key) {
		Slots<K> current = this.slots;
		int hash = spread(hashOf(key));
		int index = current.start(hash);
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			Object value = current.values.getAcquire(index);
			if (value == null) {
				return null;
			}
			if (current.hashes[index] == hash && value != REMOVED && holds((V) value, key)) {
				return (V) value;
			}
			index = current.after(index);
		}
		return (V) current.distant.get(key);
	}

	/**
	 * Stores a value in the place of the one with the same key.
	 * @param key the key that the value carries
	 * @param value the value
	 */
	final void put(K key, V value) {
		Slots<K> current = this.slots;
		if (put(current, spread(hashOf(key)), key, value)) {
			this.size++;
			if (current.isCrowded()) {
				this.slots = rebuilt(current);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private boolean put(Slots<K> current, int hash, K key, V value) {
		int index = current.start(hash);
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			Object known = current.values.getPlain(index);
			if (known == null) {
				current.set(index, hash, value);
				return true;
			}
			if (current.hashes[index] == hash && known != REMOVED && holds((V) known, key)) {
				current.values.setRelease(index, value);
				return false;
			}
			index = current.after(index);
		}
		return current.distant.put(key, value) == null;
	}

	@SuppressWarnings("unchecked")
	final void remove(K key) {
		Slots<K> current = this.slots;
		int hash = spread(hashOf(key));
		int index = current.start(hash);
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			Object known = current.values.getPlain(index);
			if (known == null) {
				return;
			}
			if (current.hashes[index] == hash && known != REMOVED && holds((V) known, key)) {
				current.values.setRelease(index, REMOVED);
				this.size--;
				return;
			}
			index = current.after(index);
		}
		if (current.distant.remove(key) != null) {
			this.size--;
		}
	}

	/**
	 * A table with room for more, and without removed places.
	 */
	@SuppressWarnings("unchecked")
	private Slots<K> rebuilt(Slots<K> full) {
		int capacity = full.hashes.length;
		Slots<K> result = new Slots<>((this.size > capacity * 0.3) ? capacity * 2 : capacity);
		for (int index = 0; index < capacity; index++) {
			Object value = full.values.getPlain(index);
			if (value != null && value != REMOVED) {
				add(result, full.hashes[index], (V) value);
			}
		}
		full.distant.forEach((key, value) -> add(result, spread(hashOf(key)), (V) value));
		return result;
	}

	/**
	 * Puts a value of whose key there is no other, so that no value need be looked at:
	 * they are all over the heap.
	 */
	private void add(Slots<K> target, int hash, V value) {
		int index = target.start(hash);
		for (int probe = 0; probe < LONGEST_PROBE; probe++) {
			if (target.values.getPlain(index) == null) {
				target.set(index, hash, value);
				return;
			}
			index = target.after(index);
		}
		target.distant.put(keyOf(value), value);
	}

	@SuppressWarnings("unchecked")
	final void forEach(Consumer<V> action) {
		Slots<K> current = this.slots;
		for (int index = 0; index < current.hashes.length; index++) {
			Object value = current.values.getAcquire(index);
			if (value != null && value != REMOVED) {
				action.accept((V) value);
			}
		}
		current.distant.values().forEach((value) -> action.accept((V) value));
	}

	/**
	 * The places of now, for look-ups that have a shorter way than {@link #get}.
	 * @return the places
	 */
	final Slots<K> slots() {
		return this.slots;
	}

	final int size() {
		return this.size;
	}

	final void clear() {
		this.slots = new Slots<>(SMALLEST);
		this.size = 0;
	}

	/**
	 * Neighbouring ids and texts that differ in the last letter have neighbouring hashes;
	 * this is the finalizer of MurmurHash3.
	 */
	static int spread(int hash) {
		int result = (hash ^ (hash >>> 16)) * 0x85ebca6b;
		result = (result ^ (result >>> 13)) * 0xc2b2ae35;
		return result ^ (result >>> 16);
	}

	/**
	 * The places. The hash of a place is written once and before its first value, so that
	 * whoever sees a value sees the hash.
	 */
	static final class Slots<K> {

		private final AtomicReferenceArray<@Nullable Object> values;

		private final int[] hashes;

		private final Map<K, Object> distant = new ConcurrentHashMap<>();

		private final int shift;

		private int used;

		Slots(int capacity) {
			this.values = new AtomicReferenceArray<>(capacity);
			this.hashes = new int[capacity];
			this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
		}

		/**
		 * What is in a place if it is of a hash.
		 * @param index the place
		 * @param hash the spread hash
		 * @return the value, null if the place is empty, and something that is no value
		 * if another hash has it or its value was removed
		 */
		@Nullable Object at(int index, int hash) {
			Object value = this.values.getAcquire(index);
			return (value == null || this.hashes[index] == hash) ? value : REMOVED;
		}

		@Nullable Object distant(K key) {
			return this.distant.isEmpty() ? null : this.distant.get(key);
		}

		int start(int hash) {
			return hash >>> this.shift;
		}

		/**
		 * Takes a place that was never taken before.
		 */
		void set(int index, int hash, Object value) {
			this.hashes[index] = hash;
			this.values.setRelease(index, value);
			this.used++;
		}

		int after(int index) {
			return (index + 1) & (this.hashes.length - 1);
		}

		boolean isCrowded() {
			return this.used > this.hashes.length * 0.6;
		}

	}

}
