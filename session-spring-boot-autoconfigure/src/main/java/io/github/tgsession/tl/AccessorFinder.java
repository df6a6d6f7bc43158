package io.github.tgsession.tl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the accessors of the parts that a session needs: public methods without
 * parameters, then public fields, of public classes and interfaces. What a class that is
 * not public inherits or implements from a public one is found there.
 */
final class AccessorFinder {

	/**
	 * In which order accessors are preferred: {@code x()}, {@code getX()}, {@code isX()},
	 * then a field.
	 */
	private static final List<String> PREFIXES = List.of("", "get", "is");

	/**
	 * A bridge comes after the method for which it stands. It is not left out: a public
	 * class has nothing but bridges to the public methods of a superclass that is not
	 * public.
	 */
	private static final Comparator<Method> METHOD_ORDER = Comparator.comparing(Method::isBridge)
		.thenComparing(Method::getName);

	private final Map<Part, Accessor> found = new EnumMap<>(Part.class);

	private final Map<Part, Integer> ranks = new EnumMap<>(Part.class);

	private AccessorFinder() {
	}

	/**
	 * Finds the accessors of a class.
	 * @param hierarchy the class and all that it extends and implements, nearest first
	 * @return the accessors by part
	 */
	static Map<Part, Accessor> find(Set<Class<?>> hierarchy) {
		AccessorFinder finder = new AccessorFinder();
		for (Class<?> declaring : hierarchy) {
			if (Modifier.isPublic(declaring.getModifiers())) {
				finder.findIn(declaring);
			}
		}
		return finder.found;
	}

	private void findIn(Class<?> declaring) {
		List<Method> methods;
		List<Field> fields;
		try {
			methods = new ArrayList<>(List.of(declaring.getDeclaredMethods()));
			fields = List.of(declaring.getDeclaredFields());
		}
		catch (LinkageError ex) {
			// A class whose signatures name what is not on the class path: as if it had
			// no parts of its own.
			return;
		}
		methods.sort(METHOD_ORDER);
		methods.stream().filter(AccessorFinder::isAccessor).forEach(this::add);
		fields.stream().filter((field) -> isOfPublicInstances(field.getModifiers())).forEach(this::add);
	}

	private static boolean isAccessor(Method method) {
		return isOfPublicInstances(method.getModifiers()) && method.getParameterCount() == 0
				&& method.getReturnType() != void.class;
	}

	private static boolean isOfPublicInstances(int modifiers) {
		return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers);
	}

	private void add(Method method) {
		String name = TlKind.normalize(method.getName());
		for (int rank = 0; rank < PREFIXES.size(); rank++) {
			String prefix = PREFIXES.get(rank);
			if (name.startsWith(prefix)) {
				add(name.substring(prefix.length()), rank, method.getReturnType(),
						() -> MethodHandles.publicLookup().unreflect(method));
			}
		}
	}

	private void add(Field field) {
		add(TlKind.normalize(field.getName()), PREFIXES.size(), field.getType(),
				() -> MethodHandles.publicLookup().unreflectGetter(field));
	}

	private void add(String name, int rank, Class<?> partType, HandleSource source) {
		Part part = Part.of(name);
		if (part == null || this.ranks.getOrDefault(part, Integer.MAX_VALUE) <= rank) {
			return;
		}
		try {
			this.found.put(part, Accessor.of(source.get(), partType));
			this.ranks.put(part, rank);
		}
		catch (IllegalAccessException | LinkageError ex) {
			// A class that its module does not export, or a type that is not on the class
			// path: as if there were no such part.
		}
	}

	private interface HandleSource {

		MethodHandle get() throws IllegalAccessException;

	}

}
