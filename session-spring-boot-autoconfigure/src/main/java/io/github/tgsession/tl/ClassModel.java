package io.github.tgsession.tl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a class of a client: its kind and the accessors of its parts. Made
 * once per class; later objects of the class need no reflection.
 * <p>
 * A model hangs on the class that it describes and goes with it. Classes of the JDK have
 * none of their own: they would outlive this library's class loader and hold it.
 */
final class ClassModel {

	private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

	private static final ClassValue<ClassModel> MODELS = new ClassValue<>() {

		@Override
		protected ClassModel computeValue(Class<?> type) {
			Set<Class<?>> hierarchy = hierarchy(type);
			return new ClassModel(kind(hierarchy), isAsynchronous(type, hierarchy), AccessorFinder.find(hierarchy));
		}

	};

	private static final ClassModel JDK_VALUE = new ClassModel(null, false, Map.of());

	private static final ClassModel JDK_PROMISE = new ClassModel(null, true, Map.of());

	private final @Nullable TlKind kind;

	private final boolean asynchronous;

	private final @Nullable Accessor[] accessors = new Accessor[Part.values().length];

	private ClassModel(@Nullable TlKind kind, boolean asynchronous, Map<Part, Accessor> accessors) {
		this.kind = kind;
		this.asynchronous = asynchronous;
		accessors.forEach((part, accessor) -> this.accessors[part.ordinal()] = accessor);
	}

	static ClassModel of(Class<?> type) {
		if (isOfJdk(type)) {
			return isAsynchronous(type, Set.of()) ? JDK_PROMISE : JDK_VALUE;
		}
		return MODELS.get(type);
	}

	/**
	 * Whether a class comes with the JDK: it is none of Telegram's, whatever its name.
	 */
	static boolean isOfJdk(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return loader == null || loader == PLATFORM;
	}

	@Nullable TlKind kind() {
		return this.kind;
	}

	boolean isAsynchronous() {
		return this.asynchronous;
	}

	@Nullable Accessor accessor(Part part) {
		return this.accessors[part.ordinal()];
	}

	private static boolean isAsynchronous(Class<?> type, Set<Class<?>> hierarchy) {
		return Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)
				|| Flow.Publisher.class.isAssignableFrom(type)
				|| hierarchy.stream().anyMatch((parent) -> parent.getName().equals("org.reactivestreams.Publisher"));
	}

	/**
	 * The nearest class or interface with a known name. Of two that are equally near, an
	 * interface and the one it extends, the more special one is meant.
	 */
	private static @Nullable TlKind kind(Set<Class<?>> hierarchy) {
		TlKind result = null;
		Class<?> nearest = null;
		for (Class<?> candidate : hierarchy) {
			TlKind kind = TlKind.ofClassName(candidate.getName());
			if (kind != null && (nearest == null || nearest.isAssignableFrom(candidate))) {
				result = kind;
				nearest = candidate;
			}
		}
		return result;
	}

	/**
	 * The class and all that it extends and implements, nearest first; at the same
	 * distance the superclass before the interfaces.
	 */
	private static Set<Class<?>> hierarchy(Class<?> type) {
		Set<Class<?>> result = new LinkedHashSet<>();
		Deque<Class<?>> queue = new ArrayDeque<>();
		queue.add(type);
		while (!queue.isEmpty()) {
			Class<?> current = queue.remove();
			if (current != Object.class && result.add(current)) {
				if (current.getSuperclass() != null) {
					queue.add(current.getSuperclass());
				}
				queue.addAll(List.of(current.getInterfaces()));
			}
		}
		return result;
	}

}
