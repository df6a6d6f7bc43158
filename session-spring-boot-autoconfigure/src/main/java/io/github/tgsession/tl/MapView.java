package io.github.tgsession.tl;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an object that comes as a map, as it does from JSON.
 */
final class MapView extends ObjectView {

	private final Map<String, Object> parts = new HashMap<>();

	MapView(Map<?, ?> map) {
		map.forEach((key, value) -> {
			if (key instanceof String name && value != null) {
				this.parts.put(name.equals("_") ? name : TlKind.normalize(name), value);
			}
		});
	}

	@Override
	protected @Nullable Object raw(String name) {
		return this.parts.get(name);
	}

	@Override
	boolean has(String name) {
		return this.parts.containsKey(name);
	}

	@Override
	boolean isPrimitive(String name) {
		return false;
	}

	@Override
	String description() {
		Object constructor = this.parts.get("_");
		TlKind kind = (constructor instanceof String name) ? TlKind.ofConstructor(name) : null;
		return "map" + ((kind != null) ? " of kind " + kind.name().toLowerCase(java.util.Locale.ROOT) : "");
	}

}
