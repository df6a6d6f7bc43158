package io.github.tgsession.tl;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an object of a client's class.
 */
final class BeanView extends ObjectView {

	private final ClassModel model;

	private final Object object;

	BeanView(ClassModel model, Object object) {
		this.model = model;
		this.object = object;
	}

	@Override
	protected @Nullable Object raw(Part part) {
		Accessor accessor = this.model.accessor(part);
		if (accessor == null) {
			return null;
		}
		try {
			return accessor.read(this.object);
		}
		catch (Throwable ex) {
			throw failure(part, ex);
		}
	}

	@Override
	boolean flag(Part part) {
		Accessor accessor = this.model.accessor(part);
		if (accessor == null || accessor.toBoolean() == null) {
			return super.flag(part);
		}
		try {
			return (boolean) accessor.toBoolean().invokeExact(this.object);
		}
		catch (Throwable ex) {
			throw failure(part, ex);
		}
	}

	@Override
	long required(Part part) {
		Accessor accessor = this.model.accessor(part);
		if (accessor == null || accessor.toLong() == null) {
			return super.required(part);
		}
		try {
			return (long) accessor.toLong().invokeExact(this.object);
		}
		catch (Throwable ex) {
			throw failure(part, ex);
		}
	}

	private UnreadableObjectException failure(Part part, Throwable cause) {
		if (cause instanceof VirtualMachineError error) {
			throw error;
		}
		return new UnreadableObjectException(
				"Reading '" + part + "' of a " + description() + " failed with " + cause.getClass().getName());
	}

	@Override
	boolean has(Part part) {
		return this.model.accessor(part) != null;
	}

	@Override
	boolean hasIntegral(Part part) {
		Accessor accessor = this.model.accessor(part);
		return accessor != null && accessor.integral();
	}

	@Override
	boolean isPrimitive(Part part) {
		Accessor accessor = this.model.accessor(part);
		return accessor != null && accessor.primitive();
	}

	@Override
	String description() {
		return this.object.getClass().getName();
	}

}
