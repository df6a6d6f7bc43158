package io.github.tgsession.tl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

/**
 * Reads a Netty {@code ByteBuf} without depending on Netty and without moving the
 * buffer's index.
 */
final class NettyBytes {

	private NettyBytes() {
	}

	static byte[] copyOf(Object value) {
		Class<?> type = byteBufType(value.getClass());
		if (type == null) {
			throw new IllegalArgumentException(
					"Bytes are expected as byte[], ByteBuffer or ByteBuf, not as " + value.getClass().getName());
		}
		try {
			Method getBytes = type.getMethod("getBytes", int.class, byte[].class);
			byte[] bytes = new byte[(int) type.getMethod("readableBytes").invoke(value)];
			getBytes.invoke(value, type.getMethod("readerIndex").invoke(value), bytes);
			return bytes;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException("The bytes of a " + value.getClass().getName() + " cannot be read", ex);
		}
	}

	private static @Nullable Class<?> byteBufType(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (current.getName().equals("io.netty.buffer.ByteBuf") && Modifier.isPublic(current.getModifiers())) {
				return current;
			}
		}
		return null;
	}

}
