package io.github.tgsession.tl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads a Netty {@code ByteBuf} without depending on Netty and without moving the
 * buffer's index.
 */
final class NettyBytes {

	private static final ClassValue<Optional<NettyBytes>> OF_CLASS = new ClassValue<>() {

		@Override
		protected Optional<NettyBytes> computeValue(Class<?> type) {
			return Optional.ofNullable(find(type));
		}

	};

	private final MethodHandle readableBytes;

	private final MethodHandle readerIndex;

	private final MethodHandle getBytes;

	private NettyBytes(Class<?> byteBuf) throws ReflectiveOperationException {
		MethodHandles.Lookup lookup = MethodHandles.publicLookup();
		MethodType toInt = MethodType.methodType(int.class);
		this.readableBytes = lookup.findVirtual(byteBuf, "readableBytes", toInt);
		this.readerIndex = lookup.findVirtual(byteBuf, "readerIndex", toInt);
		this.getBytes = lookup.findVirtual(byteBuf, "getBytes",
				MethodType.methodType(byteBuf, int.class, byte[].class));
	}

	static byte[] copyOf(Object value) {
		Class<?> type = value.getClass();
		// A class of the JDK is no ByteBuf and must not keep anything of ours.
		NettyBytes reader = ClassModel.isOfJdk(type) ? null : OF_CLASS.get(type).orElse(null);
		if (reader == null) {
			throw new UnreadableObjectException(
					"Bytes are expected as byte[], ByteBuffer or ByteBuf, not as " + type.getName());
		}
		try {
			return reader.copy(value);
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UnreadableObjectException(
					"Reading the bytes of a " + type.getName() + " failed with " + ex.getClass().getName());
		}
	}

	private byte[] copy(Object byteBuf) throws Throwable {
		byte[] bytes = new byte[(int) this.readableBytes.invoke(byteBuf)];
		this.getBytes.invoke(byteBuf, (int) this.readerIndex.invoke(byteBuf), bytes);
		return bytes;
	}

	private static @Nullable NettyBytes find(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (current.getName().equals("io.netty.buffer.ByteBuf")) {
				try {
					return new NettyBytes(current);
				}
				catch (ReflectiveOperationException ex) {
					return null;
				}
			}
		}
		return null;
	}

}
