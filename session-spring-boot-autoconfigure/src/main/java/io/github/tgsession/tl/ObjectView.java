package io.github.tgsession.tl;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The parts of one object of a client, by normalized name and in the types that a session
 * needs.
 */
abstract class ObjectView {

	/**
	 * The raw value of a part; null if the object has no such part or it is null.
	 */
	protected abstract @Nullable Object raw(String name);

	/**
	 * Whether objects of this class have such a part at all.
	 */
	abstract boolean has(String name);

	/**
	 * Whether the part is a primitive, so that it cannot be null.
	 */
	abstract boolean isPrimitive(String name);

	/**
	 * How the object is called in messages: its class, never its content.
	 */
	abstract String description();

	@Nullable Object value(String name) {
		return unwrap(raw(name));
	}

	static @Nullable Object unwrap(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

	boolean flag(String name) {
		return Boolean.TRUE.equals(value(name));
	}

	@Nullable String text(String name) {
		Object value = value(name);
		return (value instanceof CharSequence text && !text.isEmpty()) ? text.toString() : null;
	}

	@Nullable Long integer(String name) {
		Object value = value(name);
		if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		if (value instanceof BigInteger big) {
			if (big.bitLength() > 63) {
				throw new IllegalArgumentException("The " + name + " of a " + description()
						+ " does not fit into 64 bits, so it is not one of Telegram's");
			}
			return big.longValue();
		}
		return null;
	}

	long required(String name) {
		Long value = integer(name);
		if (value == null) {
			throw new IllegalArgumentException(
					"A " + description() + " has no integral '" + name + "', so it is not one of Telegram's");
		}
		return value;
	}

	/**
	 * The elements of a vector; empty for anything that is not one.
	 */
	List<Object> vector(String name) {
		Object value = value(name);
		Iterable<?> elements = (value != null) ? asIterable(value) : null;
		if (elements == null) {
			return List.of();
		}
		List<Object> result = new ArrayList<>();
		for (Object element : elements) {
			if (element != null) {
				result.add(element);
			}
		}
		return result;
	}

	static @Nullable Iterable<?> asIterable(Object value) {
		if (value instanceof Iterable<?> iterable) {
			return iterable;
		}
		if (value.getClass().isArray() && !value.getClass().getComponentType().isPrimitive()) {
			List<Object> elements = new ArrayList<>();
			for (int i = 0; i < Array.getLength(value); i++) {
				Object element = Array.get(value, i);
				if (element != null) {
					elements.add(element);
				}
			}
			return elements;
		}
		return null;
	}

}
