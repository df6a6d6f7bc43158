package io.github.tgsession.store;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * Entities by phone number or by name: nearly always the entity itself, of several with
 * one text all of them as {@link Namesakes}.
 */
final class MemoryTexts extends MemoryTable<String, Object> {

	private final EntityText kind;

	private final MemoryRows rows;

	MemoryTexts(EntityText kind, MemoryRows rows) {
		this.kind = kind;
		this.rows = rows;
	}

	@Override
	boolean holds(Object value, String text) {
		return text.equals(keyOf(value));
	}

	@Override
	String keyOf(Object value) {
		if (value instanceof EntityRow row) {
			String text = this.kind.of(row);
			if (text != null) {
				return text;
			}
		}
		return ((Namesakes) value).text();
	}

	/**
	 * The entity with a text, of several the one with the lowest marked id.
	 * @param text the text
	 * @return the entity, null if there is none
	 */
	@Nullable EntityRow first(String text) {
		Object known = get(text);
		return (known instanceof Namesakes namesakes) ? namesakes.first() : (EntityRow) known;
	}

	/**
	 * Follows a change of an entity that is in the rows already.
	 * @param before the entity before, null if it is new
	 * @param after the entity now
	 */
	void replace(@Nullable EntityRow before, EntityRow after) {
		String old = (before != null) ? this.kind.of(before) : null;
		String text = this.kind.of(after);
		if (old != null && !old.equals(text)) {
			leave(old, after.id());
		}
		if (text != null) {
			enter(text, after);
		}
	}

	private void leave(String text, long id) {
		if (!(get(text) instanceof Namesakes namesakes)) {
			remove(text);
			return;
		}
		namesakes.remove(id, this.rows);
		if (namesakes.size() == 1) {
			put(text, namesakes.first());
		}
	}

	private void enter(String text, EntityRow row) {
		Object known = get(text);
		if (known instanceof Namesakes namesakes) {
			namesakes.put(row);
		}
		else if (known instanceof EntityRow other && other.id() != row.id()) {
			put(text, new Namesakes(text, other, row));
		}
		else {
			put(text, row);
		}
	}

}
