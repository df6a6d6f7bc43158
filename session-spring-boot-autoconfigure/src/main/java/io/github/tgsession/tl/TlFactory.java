package io.github.tgsession.tl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes {@link TlObject}s from the parts of a client's objects.
 */
final class TlFactory {

	private final ObjectEntityReader reader;

	TlFactory(ObjectEntityReader reader) {
		this.reader = reader;
	}

	@Nullable TlObject create(TlKind kind, ObjectView view) {
		return switch (kind) {
			case USER -> user(view);
			case USER_EMPTY -> new UserEmpty(view.required(Part.ID));
			case CHAT -> new Chat(view.required(Part.ID), view.text(Part.TITLE), migratedTo(view));
			case CHAT_EMPTY -> new ChatEmpty(view.required(Part.ID));
			case CHAT_FORBIDDEN -> new ChatForbidden(view.required(Part.ID), view.text(Part.TITLE));
			case CHANNEL -> channel(view);
			case CHANNEL_FORBIDDEN -> new ChannelForbidden(view.required(Part.ID), view.required(Part.ACCESS_HASH),
					view.flag(Part.MEGAGROUP), view.flag(Part.BROADCAST), view.text(Part.TITLE));
			case PEER_USER -> new PeerUser(view.required(Part.USER_ID));
			case PEER_CHAT -> new PeerChat(view.required(Part.CHAT_ID));
			case PEER_CHANNEL -> new PeerChannel(view.required(Part.CHANNEL_ID));
			case INPUT_PEER_EMPTY -> new InputPeerEmpty();
			case INPUT_PEER_SELF -> new InputPeerSelf();
			case INPUT_PEER_USER -> new InputPeerUser(view.required(Part.USER_ID), view.required(Part.ACCESS_HASH));
			case INPUT_PEER_CHAT -> new InputPeerChat(view.required(Part.CHAT_ID));
			case INPUT_PEER_CHANNEL ->
				new InputPeerChannel(view.required(Part.CHANNEL_ID), view.required(Part.ACCESS_HASH));
			case INPUT_PEER_USER_FROM_MESSAGE ->
				new InputPeerUserFromMessage(inputPeer(view), msgId(view), view.required(Part.USER_ID));
			case INPUT_PEER_CHANNEL_FROM_MESSAGE ->
				new InputPeerChannelFromMessage(inputPeer(view), msgId(view), view.required(Part.CHANNEL_ID));
			case INPUT_USER -> new InputUser(view.required(Part.USER_ID), view.required(Part.ACCESS_HASH));
			case INPUT_USER_EMPTY -> new InputUserEmpty();
			case INPUT_USER_SELF -> new InputUserSelf();
			case INPUT_USER_FROM_MESSAGE ->
				new InputUserFromMessage(inputPeer(view), msgId(view), view.required(Part.USER_ID));
			case INPUT_CHANNEL -> new InputChannel(view.required(Part.CHANNEL_ID), view.required(Part.ACCESS_HASH));
			case INPUT_CHANNEL_EMPTY -> new InputChannelEmpty();
			case INPUT_CHANNEL_FROM_MESSAGE ->
				new InputChannelFromMessage(inputPeer(view), msgId(view), view.required(Part.CHANNEL_ID));
			case INPUT_DOCUMENT -> new InputDocument(view.required(Part.ID), view.required(Part.ACCESS_HASH),
					bytes(view, Part.FILE_REFERENCE));
			case INPUT_PHOTO -> new InputPhoto(view.required(Part.ID), view.required(Part.ACCESS_HASH),
					bytes(view, Part.FILE_REFERENCE));
			case CHAT_FULL -> new ChatFull(view.required(Part.ID));
			case CHANNEL_FULL -> new ChannelFull(view.required(Part.ID));
			case DIALOG, DIALOG_PEER, TOP_PEER, RESOLVED_PEER, INPUT_NOTIFY_PEER -> holder(view);
			case CHAT_PARTICIPANT, CHAT_PARTICIPANT_CREATOR, CHAT_PARTICIPANT_ADMIN, CHANNEL_PARTICIPANT,
					CHANNEL_PARTICIPANT_SELF, CHANNEL_PARTICIPANT_CREATOR, CHANNEL_PARTICIPANT_ADMIN ->
				participant(view);
			case USERNAME -> null;
		};
	}

	private User user(ObjectView view) {
		boolean min = view.has(Part.MIN) ? view.flag(Part.MIN) : hasFlagBit(view, 20);
		return new User(view.required(Part.ID), accessHash(view, 0), view.flag(Part.SELF) || view.flag(Part.IS_SELF),
				view.flag(Part.BOT), min, view.text(Part.FIRST_NAME), view.text(Part.LAST_NAME),
				view.text(Part.USERNAME), usernames(view), phone(view));
	}

	/**
	 * Telegram sends a phone number as text; some clients turn it into a number, of which
	 * 0 is none.
	 */
	private static @Nullable String phone(ObjectView view) {
		String text = view.text(Part.PHONE);
		if (text != null) {
			return text;
		}
		Object value = view.value(Part.PHONE);
		if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
			return "0".equals(value.toString()) ? null : value.toString();
		}
		return null;
	}

	private Channel channel(ObjectView view) {
		boolean min = view.has(Part.MIN) ? view.flag(Part.MIN) : hasFlagBit(view, 12);
		return new Channel(view.required(Part.ID), accessHash(view, 13), min, view.flag(Part.MEGAGROUP),
				view.flag(Part.BROADCAST), view.text(Part.TITLE), view.text(Part.USERNAME), usernames(view));
	}

	/**
	 * The access hash of a user or channel, which need not have one: a primitive cannot
	 * say so itself. (All others that have an access hash always have it.)
	 */
	private static @Nullable Long accessHash(ObjectView view, int flagBit) {
		Long hash = view.optional(Part.ACCESS_HASH);
		if (hash == null || !view.isPrimitive(Part.ACCESS_HASH)) {
			return hash;
		}
		boolean present;
		if (view.has(Part.HAS_ACCESS_HASH)) {
			present = view.flag(Part.HAS_ACCESS_HASH);
		}
		else if (view.integer(Part.FLAGS) != null) {
			present = hasFlagBit(view, flagBit);
		}
		else {
			present = hash != 0;
		}
		return present ? hash : null;
	}

	private static boolean hasFlagBit(ObjectView view, int bit) {
		Long flags = view.integer(Part.FLAGS);
		return flags != null && (flags & (1L << bit)) != 0;
	}

	private static List<Username> usernames(ObjectView view) {
		List<Object> elements = view.vector(Part.USERNAMES);
		if (elements.isEmpty()) {
			return List.of();
		}
		List<Username> result = new ArrayList<>(elements.size());
		for (Object element : elements) {
			ObjectView username = ObjectEntityReader.view(element);
			String text = username.text(Part.USERNAME);
			if (text != null) {
				result.add(new Username(text, username.flag(Part.ACTIVE)));
			}
		}
		return result;
	}

	private @Nullable InputChannel migratedTo(ObjectView view) {
		Object value = view.value(Part.MIGRATED_TO);
		return (value != null && this.reader.read(value) instanceof InputChannel channel) ? channel : null;
	}

	private InputPeer inputPeer(ObjectView view) {
		Object value = view.value(Part.PEER);
		if (value != null && this.reader.read(value) instanceof InputPeer peer) {
			return peer;
		}
		throw new UnreadableObjectException("A " + view.description() + " has no readable 'peer'");
	}

	private @Nullable PeerHolder holder(ObjectView view) {
		Object value = view.value(Part.PEER);
		TlObject peer = (value != null) ? this.reader.read(value) : null;
		if (peer instanceof Peer bare) {
			return new PeerHolder(bare);
		}
		if (peer instanceof InputPeerUser user) {
			return new PeerHolder(new PeerUser(user.userId()));
		}
		if (peer instanceof InputPeerChat chat) {
			return new PeerHolder(new PeerChat(chat.chatId()));
		}
		return (peer instanceof InputPeerChannel channel) ? new PeerHolder(new PeerChannel(channel.channelId())) : null;
	}

	/**
	 * Some clients give all participants the parts of any, a user id of 0 included.
	 */
	private @Nullable PeerHolder participant(ObjectView view) {
		Long userId = view.integer(Part.USER_ID);
		return (userId != null && (userId != 0 || !view.has(Part.PEER))) ? new PeerHolder(new PeerUser(userId))
				: holder(view);
	}

	private static int msgId(ObjectView view) {
		long id = view.required(Part.MSG_ID);
		if (id != (int) id) {
			throw new UnreadableObjectException("The msgid of a " + view.description()
					+ " does not fit into 32 bits, so it is not one of Telegram's");
		}
		return (int) id;
	}

	private static byte[] bytes(ObjectView view, Part part) {
		Object value = view.value(part);
		if (value instanceof byte[] bytes) {
			return bytes;
		}
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		return (value != null) ? NettyBytes.copyOf(value) : new byte[0];
	}

}
