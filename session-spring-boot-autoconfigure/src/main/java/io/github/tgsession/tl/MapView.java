package io.github.tgsession.tl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an object that comes as a map, as it does from JSON.
 */
final class MapView extends ObjectView {

	private final Map<String, Object> parts = new HashMap<>();

	private final @Nullable TlKind kind;

	MapView(Map<?, ?> map) {
		String constructor = null;
		// Looked through rather than asked: a sorted map of other keys would refuse ours.
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (!(entry.getKey() instanceof String name) || entry.getValue() == null) {
				continue;
			}
			if (!name.equals("_")) {
				this.parts.put(TlKind.normalize(name), entry.getValue());
			}
			else if (entry.getValue() instanceof CharSequence text) {
				constructor = text.toString();
			}
		}
		this.kind = (constructor != null) ? TlKind.ofConstructor(constructor) : null;
	}

	/**
	 * The kind that the map says it is of.
	 */
	@Nullable TlKind kind() {
		return this.kind;
	}

	@Override
	protected @Nullable Object raw(Part part) {
		return this.parts.get(part.toString());
	}

	@Override
	boolean has(Part part) {
		return this.parts.containsKey(part.toString());
	}

	@Override
	boolean hasIntegral(Part part) {
		return integer(part) != null;
	}

	@Override
	boolean isPrimitive(Part part) {
		return false;
	}

	@Override
	String description() {
		return "map" + ((this.kind != null) ? " of kind " + this.kind.name().toLowerCase(Locale.ROOT) : "");
	}

}
