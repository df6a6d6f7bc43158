package io.github.tgsession.tl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a part of a class is read.
 *
 * @param handle the method or field, as a function from object to object
 * @param toLong the same as a function to long, null unless the part is an integral
 * primitive
 * @param toBoolean the same as a function to boolean, null unless the part is a primitive
 * boolean
 * @param primitive whether the part is a primitive, so that it cannot be null
 * @param integral whether the part can be an integral number
 */
record Accessor(MethodHandle handle, @Nullable MethodHandle toLong, @Nullable MethodHandle toBoolean, boolean primitive,
		boolean integral) {

	private static final MethodType TYPE = MethodType.methodType(Object.class, Object.class);

	private static final MethodType TO_LONG = MethodType.methodType(long.class, Object.class);

	private static final MethodType TO_BOOLEAN = MethodType.methodType(boolean.class, Object.class);

	private static final Set<Class<?>> INTEGRAL = Set.of(byte.class, short.class, int.class, long.class, Byte.class,
			Short.class, Integer.class, Long.class, BigInteger.class, Optional.class, OptionalInt.class,
			OptionalLong.class);

	static Accessor of(MethodHandle handle, Class<?> partType) {
		return new Accessor(handle.asType(TYPE), isIntegralPrimitive(partType) ? handle.asType(TO_LONG) : null,
				(partType == boolean.class) ? handle.asType(TO_BOOLEAN) : null, partType.isPrimitive(),
				INTEGRAL.contains(partType) || partType.isAssignableFrom(Long.class));
	}

	private static boolean isIntegralPrimitive(Class<?> type) {
		return type.isPrimitive() && INTEGRAL.contains(type);
	}

	@Nullable Object read(Object object) throws Throwable {
		return (Object) this.handle.invokeExact(object);
	}

}
