package io.github.tgsession.tl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of any client by what they are called, the way Telethon reads
 * attributes: classes by their simple names, parts by their accessors or public fields.
 * Objects may also come as maps with the constructor's name under {@code "_"}.
 * <p>
 * A class that has the name of one of Telegram's types but not its shape, such as the
 * {@code Chat} of TDLib or of the Bot API, is refused.
 * <p>
 * Safe for concurrent use.
 *
 * @since 0.1.0
 */
public final class ObjectEntityReader implements EntityReader {

	private static final List<Part> CONTAINER_PARTS = List.of(Part.USER, Part.CHAT, Part.CHATS, Part.USERS);

	private final TlFactory factory = new TlFactory(this);

	/**
	 * Says in this library's own terms what an object is.
	 * @param object an object of a client
	 * @return the same as a {@link TlObject}, or null if it is of no kind that a session
	 * needs
	 * @throws UnreadableObjectException if the object is called like one of Telegram's
	 * but has another shape, or if one of its ids does not fit into 64 bits
	 * @throws IllegalArgumentException if the object is a future or publisher of an
	 * object
	 */
	@Override
	public @Nullable TlObject read(Object object) {
		if (object instanceof TlObject tlObject) {
			return tlObject;
		}
		if (object instanceof Map<?, ?> map) {
			MapView view = new MapView(map);
			return create(view.kind(), view);
		}
		ClassModel model = ClassModel.of(object.getClass());
		if (model.isAsynchronous()) {
			throw new IllegalArgumentException("A " + object.getClass().getName()
					+ " is not an object of Telegram but the promise of one: pass the value that it delivers");
		}
		ObjectView view = new BeanView(model, object);
		if (model.kind() != null) {
			requireShape(model.kind(), view);
		}
		return create(model.kind(), view);
	}

	/**
	 * The objects inside a container that may be users, chats or peers. A part that
	 * cannot be read is left out if there are others.
	 * @param object an object of a client, for example the answer to a request
	 * @return the members, or null if the object has no part that could hold any
	 * @throws UnreadableObjectException if the object fails to tell any of its members
	 */
	@Override
	public @Nullable Iterable<?> membersOf(Object object) {
		ObjectView view = view(object);
		List<Object> members = new ArrayList<>();
		boolean container = false;
		UnreadableObjectException failure = null;
		for (Part part : CONTAINER_PARTS) {
			container |= view.has(part);
			try {
				members.addAll((part == Part.CHATS || part == Part.USERS) ? view.vector(part) : view.single(part));
			}
			catch (UnreadableObjectException ex) {
				failure = ex;
			}
		}
		if (failure != null && members.isEmpty()) {
			throw failure;
		}
		return container ? members : null;
	}

	static ObjectView view(Object object) {
		return (object instanceof Map<?, ?> map) ? new MapView(map)
				: new BeanView(ClassModel.of(object.getClass()), object);
	}

	private @Nullable TlObject create(@Nullable TlKind kind, ObjectView view) {
		return (kind == null || kind == TlKind.USERNAME || isContainerOnly(kind, view)) ? null
				: this.factory.create(kind, view);
	}

	/**
	 * {@code messages.chatFull} shares its simple name with the object that it contains.
	 */
	private static boolean isContainerOnly(TlKind kind, ObjectView view) {
		return (kind == TlKind.CHAT_FULL || kind == TlKind.CHANNEL_FULL) && !view.has(Part.ID);
	}

	private static void requireShape(TlKind kind, ObjectView view) {
		String missing = switch (kind) {
			case USER, CHANNEL, CHANNEL_FORBIDDEN -> !view.hasIntegral(Part.ID) ? "a public integral id"
					: !view.has(Part.ACCESS_HASH) ? "a public access hash" : null;
			case CHAT -> !view.hasIntegral(Part.ID) || !view.has(Part.TITLE) ? "a public integral id and a title"
					: view.has(Part.TYPE) ? "a basic chat's parts only: it has a 'type'" : null;
			default -> null;
		};
		if (missing != null) {
			throw new UnreadableObjectException("A " + view.description() + " is called like Telegram's "
					+ kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " but does not have " + missing
					+ ", so it is an object of something else (TDLib, the Bot API) and holds nothing for a session: pass"
					+ " objects of an MTProto client, or declare an EntityReader bean that understands it");
		}
	}

}
