package io.github.tgsession.tl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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
 */
final class ClassModel {

	private static final ClassValue<ClassModel> MODELS = new ClassValue<>() {

		@Override
		protected ClassModel computeValue(Class<?> type) {
			return new ClassModel(type);
		}

	};

	private static final Set<String> PARTS = Set.of("id", "accesshash", "hasaccesshash", "flags", "min", "self",
			"isself", "bot", "firstname", "lastname", "title", "username", "usernames", "active", "phone", "megagroup",
			"broadcast", "migratedto", "type", "userid", "chatid", "channelid", "peer", "msgid", "filereference",
			"user", "chat", "users", "chats");

	/**
	 * In which order accessors are preferred: {@code x()}, {@code getX()}, {@code isX()},
	 * then a field.
	 */
	private static final List<String> PREFIXES = List.of("", "get", "is");

	private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);

	private final Class<?> type;

	private final @Nullable TlKind kind;

	private final boolean asynchronous;

	private final Map<String, Accessor> accessors = new HashMap<>();

	private ClassModel(Class<?> type) {
		this.type = type;
		Set<Class<?>> hierarchy = hierarchy(type);
		this.kind = hierarchy.stream()
			.map((candidate) -> TlKind.ofClassName(candidate.getName()))
			.filter((candidate) -> candidate != null)
			.findFirst()
			.orElse(null);
		this.asynchronous = hierarchy.stream().anyMatch(ClassModel::isAsynchronous);
		findFields();
		findMethods(hierarchy);
	}

	static ClassModel of(Class<?> type) {
		return MODELS.get(type);
	}

	@Nullable TlKind kind() {
		return this.kind;
	}

	boolean isAsynchronous() {
		return this.asynchronous;
	}

	boolean hasContainerPart() {
		return this.accessors.containsKey("users") || this.accessors.containsKey("chats")
				|| this.accessors.containsKey("user") || this.accessors.containsKey("chat");
	}

	ObjectView view(Object object) {
		return new BeanView(this, object);
	}

	private static boolean isAsynchronous(Class<?> type) {
		return type == Future.class || type == CompletionStage.class || type == Flow.Publisher.class
				|| type.getName().equals("org.reactivestreams.Publisher");
	}

	/**
	 * The class, its superclasses, then all their interfaces, nearest first.
	 */
	private static Set<Class<?>> hierarchy(Class<?> type) {
		Set<Class<?>> result = new LinkedHashSet<>();
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			result.add(current);
		}
		Deque<Class<?>> queue = new ArrayDeque<>(result);
		while (!queue.isEmpty()) {
			for (Class<?> candidate : queue.remove().getInterfaces()) {
				if (result.add(candidate)) {
					queue.add(candidate);
				}
			}
		}
		return result;
	}

	private void findFields() {
		for (Field field : this.type.getFields()) {
			String name = TlKind.normalize(field.getName());
			if (PARTS.contains(name) && !Modifier.isStatic(field.getModifiers())
					&& Modifier.isPublic(field.getDeclaringClass().getModifiers())) {
				register(name, PREFIXES.size(), field.getType(),
						() -> MethodHandles.publicLookup().unreflectGetter(field));
			}
		}
	}

	private void findMethods(Set<Class<?>> hierarchy) {
		for (Class<?> declaring : hierarchy) {
			if (!Modifier.isPublic(declaring.getModifiers())) {
				continue;
			}
			for (Method method : declaring.getDeclaredMethods()) {
				if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
						&& method.getParameterCount() == 0 && method.getReturnType() != void.class
						&& !method.isBridge()) {
					register(method);
				}
			}
		}
	}

	private void register(Method method) {
		String name = TlKind.normalize(method.getName());
		for (int rank = 0; rank < PREFIXES.size(); rank++) {
			String prefix = PREFIXES.get(rank);
			if (name.startsWith(prefix) && PARTS.contains(name.substring(prefix.length()))) {
				register(name.substring(prefix.length()), rank, method.getReturnType(),
						() -> MethodHandles.publicLookup().unreflect(method));
			}
		}
	}

	private void register(String name, int rank, Class<?> partType, HandleSource source) {
		Accessor known = this.accessors.get(name);
		if (known != null && known.rank() <= rank) {
			return;
		}
		try {
			this.accessors.put(name, new Accessor(rank, partType.isPrimitive(), source.get().asType(ACCESSOR)));
		}
		catch (IllegalAccessException ex) {
			// A class that its module does not export: as if it had no such part.
		}
	}

	private record Accessor(int rank, boolean primitive, MethodHandle handle) {

	}

	private interface HandleSource {

		MethodHandle get() throws IllegalAccessException;

	}

	private static final class BeanView extends ObjectView {

		private final ClassModel model;

		private final Object object;

		BeanView(ClassModel model, Object object) {
			this.model = model;
			this.object = object;
		}

		@Override
		protected @Nullable Object raw(String name) {
			Accessor accessor = this.model.accessors.get(name);
			if (accessor == null) {
				return null;
			}
			try {
				return (Object) accessor.handle().invokeExact(this.object);
			}
			catch (Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IllegalArgumentException(
						"Reading '" + name + "' of a " + description() + " failed with " + ex.getClass().getName());
			}
		}

		@Override
		boolean has(String name) {
			return this.model.accessors.containsKey(name);
		}

		@Override
		boolean isPrimitive(String name) {
			Accessor accessor = this.model.accessors.get(name);
			return accessor != null && accessor.primitive();
		}

		@Override
		String description() {
			return this.model.type.getName();
		}

	}

}
