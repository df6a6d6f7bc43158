package io.github.tgsession.store;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * Several entities with one phone number or name. Readers see the one that answers, the
 * ids of all are for the writer alone.
 */
final class Namesakes {

	/**
	 * Copying up to so many ids costs less than a tree of them.
	 */
	private static final int FEW = 32;

	private final String text;

	private volatile EntityRow first;

	private long[] few;

	/**
	 * All ids in the place of {@link #few} from some number on, as there can be very many
	 * with one name.
	 */
	private @Nullable TreeSet<Long> many;

	Namesakes(String text, EntityRow one, EntityRow other) {
		this.text = text;
		this.first = (one.id() < other.id()) ? one : other;
		this.few = new long[] { Math.min(one.id(), other.id()), Math.max(one.id(), other.id()) };
	}

	String text() {
		return this.text;
	}

	EntityRow first() {
		return this.first;
	}

	int size() {
		return (this.many != null) ? this.many.size() : this.few.length;
	}

	boolean isTree() {
		return this.many != null;
	}

	void put(EntityRow row) {
		add(row.id());
		if (row.id() <= this.first.id()) {
			this.first = row;
		}
	}

	private void add(long id) {
		if (this.many != null) {
			this.many.add(id);
			return;
		}
		int position = Arrays.binarySearch(this.few, id);
		if (position >= 0) {
			return;
		}
		if (this.few.length == FEW) {
			this.many = new TreeSet<>();
			for (long known : this.few) {
				this.many.add(known);
			}
			this.many.add(id);
			this.few = new long[0];
			return;
		}
		int insertion = -position - 1;
		long[] result = new long[this.few.length + 1];
		System.arraycopy(this.few, 0, result, 0, insertion);
		result[insertion] = id;
		System.arraycopy(this.few, insertion, result, insertion + 1, this.few.length - insertion);
		this.few = result;
	}

	/**
	 * Takes an entity out that is not the last one.
	 * @param id its marked id
	 * @param rows the entities
	 */
	void remove(long id, MemoryRows rows) {
		if (this.many != null) {
			this.many.remove(id);
			if (this.many.size() <= FEW / 2) {
				this.few = this.many.stream().mapToLong(Long::longValue).toArray();
				this.many = null;
			}
		}
		else {
			this.few = Arrays.stream(this.few).filter((known) -> known != id).toArray();
		}
		if (this.first.id() == id) {
			long lowest = (this.many != null) ? this.many.first() : this.few[0];
			this.first = Objects.requireNonNull(rows.get(lowest));
		}
	}

}
