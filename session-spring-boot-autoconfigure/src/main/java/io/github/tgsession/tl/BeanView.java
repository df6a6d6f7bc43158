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
	protected @Nullable Object raw(String name) {
		Accessor accessor = this.model.accessor(name);
		if (accessor == null) {
			return null;
		}
		try {
			return accessor.read(this.object);
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UnreadableObjectException(
					"Reading '" + name + "' of a " + description() + " failed with " + ex.getClass().getName());
		}
	}

	@Override
	boolean has(String name) {
		return this.model.accessor(name) != null;
	}

	@Override
	boolean hasIntegral(String name) {
		Accessor accessor = this.model.accessor(name);
		return accessor != null && accessor.integral();
	}

	@Override
	boolean isPrimitive(String name) {
		Accessor accessor = this.model.accessor(name);
		return accessor != null && accessor.primitive();
	}

	@Override
	String description() {
		return this.object.getClass().getName();
	}

}
