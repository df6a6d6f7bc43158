package io.github.tgsession.tl;

import java.util.ArrayList;
import java.util.List;
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

	private static final String[] CONTAINER_PARTS = { "user", "chat" };

	private static final String[] CONTAINER_VECTORS = { "chats", "users" };

	/**
	 * Says in this library's own terms what an object is.
	 * @param object an object of a client
	 * @return the same as a {@link TlObject}, or null if it is of no kind that a session
	 * needs
	 * @throws IllegalArgumentException if the object is called like one of Telegram's but
	 * has another shape, if one of its ids does not fit into 64 bits, or if it is a
	 * future or publisher of an object
	 */
	@Override
	public @Nullable TlObject read(Object object) {
		if (object instanceof TlObject tlObject) {
			return tlObject;
		}
		if (object instanceof Map<?, ?> map) {
			TlKind kind = (map.get("_") instanceof String name) ? TlKind.ofConstructor(name) : null;
			return (kind != null) ? new TlFactory(this).create(kind, new MapView(map)) : null;
		}
		ClassModel model = ClassModel.of(object.getClass());
		if (model.isAsynchronous()) {
			throw new IllegalArgumentException("A " + object.getClass().getName()
					+ " is not an object of Telegram but the promise of one: pass the value that it delivers");
		}
		if (model.kind() == null) {
			return null;
		}
		ObjectView view = model.view(object);
		requireShape(model.kind(), view, model);
		return (model.kind() == TlKind.USERNAME || isContainerOnly(model.kind(), view)) ? null
				: new TlFactory(this).create(model.kind(), view);
	}

	@Override
	public @Nullable Iterable<?> membersOf(Object object) {
		ObjectView view;
		if (object instanceof Map<?, ?> map) {
			view = new MapView(map);
		}
		else {
			ClassModel model = ClassModel.of(object.getClass());
			if (!model.hasContainerPart()) {
				return null;
			}
			view = model.view(object);
		}
		List<Object> members = new ArrayList<>();
		for (String part : CONTAINER_PARTS) {
			Object member = view.value(part);
			if (member != null) {
				members.add(member);
			}
		}
		for (String vector : CONTAINER_VECTORS) {
			members.addAll(view.vector(vector));
		}
		return members;
	}

	/**
	 * {@code messages.chatFull} and {@code users.userFull} share their simple names with
	 * the objects that they contain.
	 */
	private static boolean isContainerOnly(TlKind kind, ObjectView view) {
		return (kind == TlKind.CHAT_FULL || kind == TlKind.CHANNEL_FULL) && !view.has("id");
	}

	private static void requireShape(TlKind kind, ObjectView view, ClassModel model) {
		String missing = switch (kind) {
			case USER, CHANNEL, CHANNEL_FORBIDDEN ->
				!view.has("id") ? "an id" : !view.has("accesshash") ? "an access hash" : null;
			case CHAT -> (!view.has("id") || !view.has("title")) ? "an id and a title"
					: view.has("type") ? "a basic chat's parts only: it has a 'type'" : null;
			default -> null;
		};
		if (missing != null) {
			throw new IllegalArgumentException("A " + view.description() + " is called like Telegram's "
					+ kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " but does not have " + missing
					+ ", so it is an object of something else (TDLib, the Bot API) and holds nothing for a session: pass"
					+ " objects of an MTProto client, or declare an EntityReader bean that understands it");
		}
	}

}
