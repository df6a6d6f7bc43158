package io.github.tgsession.tl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * The parts of one object of a client, by part and in the types that a session needs.
 */
abstract class ObjectView {

	/**
	 * The raw value of a part; null if the object has no such part or it is null.
	 */
	protected abstract @Nullable Object raw(Part part);

	/**
	 * Whether objects of this class have such a part at all.
	 */
	abstract boolean has(Part part);

	/**
	 * Whether objects of this class have such a part and it can be an integral number.
	 */
	abstract boolean hasIntegral(Part part);

	/**
	 * Whether the part is a primitive, so that it cannot be null.
	 */
	abstract boolean isPrimitive(Part part);

	/**
	 * How the object is called in messages: its class, never its content.
	 */
	abstract String description();

	@Nullable Object value(Part part) {
		return unwrap(raw(part));
	}

	static @Nullable Object unwrap(@Nullable Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (value instanceof OptionalLong optional) {
			return optional.isPresent() ? optional.getAsLong() : null;
		}
		if (value instanceof OptionalInt optional) {
			return optional.isPresent() ? optional.getAsInt() : null;
		}
		return value;
	}

	boolean flag(Part part) {
		return Boolean.TRUE.equals(value(part));
	}

	@Nullable String text(Part part) {
		Object value = value(part);
		return (value instanceof CharSequence text && !text.isEmpty()) ? text.toString() : null;
	}

	/**
	 * An integral number; null if the part is absent or something else.
	 */
	@Nullable Long integer(Part part) {
		Object value = value(part);
		if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		if (value instanceof BigInteger big) {
			if (big.bitLength() > 63) {
				throw new UnreadableObjectException("The " + part + " of a " + description()
						+ " does not fit into 64 bits, so it is not one of Telegram's");
			}
			return big.longValue();
		}
		return null;
	}

	/**
	 * An integral number; null only if the part is absent.
	 */
	@Nullable Long optional(Part part) {
		Long value = integer(part);
		if (value == null && value(part) != null) {
			throw notIntegral(part);
		}
		return value;
	}

	/**
	 * An integral number that must be there.
	 */
	long required(Part part) {
		Long value = integer(part);
		if (value == null) {
			throw notIntegral(part);
		}
		return value;
	}

	private UnreadableObjectException notIntegral(Part part) {
		return new UnreadableObjectException(
				"A " + description() + " has no integral '" + part + "', so it is not one of Telegram's");
	}

	/**
	 * The elements of a vector; empty for anything that is not one. The promise of a
	 * vector stands for its elements: reading it says what is wrong.
	 */
	List<Object> vector(Part part) {
		Object value = value(part);
		if (value instanceof Object[] elements) {
			return present(Arrays.asList(elements));
		}
		if (value != null && ClassModel.of(value.getClass()).isAsynchronous()) {
			return List.of(value);
		}
		if (!(value instanceof Iterable<?> elements)) {
			return List.of();
		}
		try {
			return present(elements);
		}
		catch (RuntimeException ex) {
			throw new UnreadableObjectException("Reading the elements of '" + part + "' of a " + description()
					+ " failed with " + ex.getClass().getName());
		}
	}

	/**
	 * A part as a list of one, or of none if it is absent.
	 */
	List<Object> single(Part part) {
		Object value = value(part);
		return (value != null) ? List.of(value) : List.of();
	}

	private static List<Object> present(Iterable<?> elements) {
		if (elements instanceof Collection<?> collection && collection.isEmpty()) {
			return List.of();
		}
		List<Object> result = new ArrayList<>();
		for (Object element : elements) {
			Object value = unwrap(element);
			if (value != null) {
				result.add(value);
			}
		}
		return result;
	}

}
