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
	private static final int LONGEST_PROBE = 64;

	/**
	 * A place whose value was removed; it is not used again, as a reader may be on its
	 * way past it to what lies behind.
	 */
	private static final Object REMOVED = new Object();

	private volatile Slots<K> slots = new Slots<>(SMALLEST);

	private int size;

	abstract boolean holds(V value, K key);

	abstract K keyOf(V value);

	@SuppressWarnings("unchecked")
	final @Nullable V get(K key) {
		Slots<K> current = this.slots;
		int hash = spread(key.hashCode());
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
		if (put(current, spread(key.hashCode()), key, value)) {
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
				current.hashes[index] = hash;
				current.values.setRelease(index, value);
				current.used++;
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
		int hash = spread(key.hashCode());
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
				put(result, full.hashes[index], keyOf((V) value), (V) value);
			}
		}
		full.distant.forEach((key, value) -> put(result, spread(key.hashCode()), key, (V) value));
		return result;
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
	private static int spread(int hash) {
		int result = (hash ^ (hash >>> 16)) * 0x85ebca6b;
		result = (result ^ (result >>> 13)) * 0xc2b2ae35;
		return result ^ (result >>> 16);
	}

	/**
	 * The places. The hash of a place is written once and before its first value, so that
	 * whoever sees a value sees the hash.
	 */
	private static final class Slots<K> {

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

		int start(int hash) {
			return hash >>> this.shift;
		}

		int after(int index) {
			return (index + 1) & (this.hashes.length - 1);
		}

		boolean isCrowded() {
			return this.used > this.hashes.length * 0.6;
		}

	}

}
