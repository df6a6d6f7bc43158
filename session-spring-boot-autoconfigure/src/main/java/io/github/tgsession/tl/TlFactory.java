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
			case USER_EMPTY -> new UserEmpty(view.required("id"));
			case CHAT -> new Chat(view.required("id"), view.text("title"), migratedTo(view));
			case CHAT_EMPTY -> new ChatEmpty(view.required("id"));
			case CHAT_FORBIDDEN -> new ChatForbidden(view.required("id"), view.text("title"));
			case CHANNEL -> channel(view);
			case CHANNEL_FORBIDDEN -> new ChannelForbidden(view.required("id"), view.required("accesshash"),
					view.flag("megagroup"), view.flag("broadcast"), view.text("title"));
			case PEER_USER -> new PeerUser(view.required("userid"));
			case PEER_CHAT -> new PeerChat(view.required("chatid"));
			case PEER_CHANNEL -> new PeerChannel(view.required("channelid"));
			case INPUT_PEER_EMPTY -> new InputPeerEmpty();
			case INPUT_PEER_SELF -> new InputPeerSelf();
			case INPUT_PEER_USER -> new InputPeerUser(view.required("userid"), view.required("accesshash"));
			case INPUT_PEER_CHAT -> new InputPeerChat(view.required("chatid"));
			case INPUT_PEER_CHANNEL -> new InputPeerChannel(view.required("channelid"), view.required("accesshash"));
			case INPUT_PEER_USER_FROM_MESSAGE ->
				new InputPeerUserFromMessage(inputPeer(view), msgId(view), view.required("userid"));
			case INPUT_PEER_CHANNEL_FROM_MESSAGE ->
				new InputPeerChannelFromMessage(inputPeer(view), msgId(view), view.required("channelid"));
			case INPUT_USER -> new InputUser(view.required("userid"), view.required("accesshash"));
			case INPUT_USER_EMPTY -> new InputUserEmpty();
			case INPUT_USER_SELF -> new InputUserSelf();
			case INPUT_USER_FROM_MESSAGE ->
				new InputUserFromMessage(inputPeer(view), msgId(view), view.required("userid"));
			case INPUT_CHANNEL -> new InputChannel(view.required("channelid"), view.required("accesshash"));
			case INPUT_CHANNEL_EMPTY -> new InputChannelEmpty();
			case INPUT_CHANNEL_FROM_MESSAGE ->
				new InputChannelFromMessage(inputPeer(view), msgId(view), view.required("channelid"));
			case INPUT_DOCUMENT ->
				new InputDocument(view.required("id"), view.required("accesshash"), bytes(view, "filereference"));
			case INPUT_PHOTO ->
				new InputPhoto(view.required("id"), view.required("accesshash"), bytes(view, "filereference"));
			case CHAT_FULL -> new ChatFull(view.required("id"));
			case CHANNEL_FULL -> new ChannelFull(view.required("id"));
			case DIALOG, DIALOG_PEER, TOP_PEER, RESOLVED_PEER, INPUT_NOTIFY_PEER -> holder(view);
			case CHAT_PARTICIPANT, CHAT_PARTICIPANT_CREATOR, CHAT_PARTICIPANT_ADMIN, CHANNEL_PARTICIPANT,
					CHANNEL_PARTICIPANT_SELF, CHANNEL_PARTICIPANT_CREATOR, CHANNEL_PARTICIPANT_ADMIN ->
				participant(view);
			case USERNAME -> null;
		};
	}

	private User user(ObjectView view) {
		boolean min = view.has("min") ? view.flag("min") : hasFlagBit(view, 20);
		return new User(view.required("id"), accessHash(view, 0), view.flag("self") || view.flag("isself"),
				view.flag("bot"), min, view.text("firstname"), view.text("lastname"), view.text("username"),
				usernames(view), phone(view));
	}

	/**
	 * Telegram sends a phone number as text; some clients turn it into a number, of which
	 * 0 is none.
	 */
	private static @Nullable String phone(ObjectView view) {
		String text = view.text("phone");
		if (text != null) {
			return text;
		}
		Object value = view.value("phone");
		if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
			return "0".equals(value.toString()) ? null : value.toString();
		}
		return null;
	}

	private Channel channel(ObjectView view) {
		boolean min = view.has("min") ? view.flag("min") : hasFlagBit(view, 12);
		return new Channel(view.required("id"), accessHash(view, 13), min, view.flag("megagroup"),
				view.flag("broadcast"), view.text("title"), view.text("username"), usernames(view));
	}

	/**
	 * The access hash of a user or channel, which need not have one: a primitive cannot
	 * say so itself. (All others that have an access hash always have it.)
	 */
	private static @Nullable Long accessHash(ObjectView view, int flagBit) {
		Long hash = view.optional("accesshash");
		if (hash == null || !view.isPrimitive("accesshash")) {
			return hash;
		}
		boolean present;
		if (view.has("hasaccesshash")) {
			present = view.flag("hasaccesshash");
		}
		else if (view.integer("flags") != null) {
			present = hasFlagBit(view, flagBit);
		}
		else {
			present = hash != 0;
		}
		return present ? hash : null;
	}

	private static boolean hasFlagBit(ObjectView view, int bit) {
		Long flags = view.integer("flags");
		return flags != null && (flags & (1L << bit)) != 0;
	}

	private static List<Username> usernames(ObjectView view) {
		List<Username> result = new ArrayList<>();
		for (Object element : view.vector("usernames")) {
			ObjectView username = ObjectEntityReader.view(element);
			String text = username.text("username");
			if (text != null) {
				result.add(new Username(text, username.flag("active")));
			}
		}
		return result;
	}

	private @Nullable InputChannel migratedTo(ObjectView view) {
		Object value = view.value("migratedto");
		return (value != null && this.reader.read(value) instanceof InputChannel channel) ? channel : null;
	}

	private InputPeer inputPeer(ObjectView view) {
		Object value = view.value("peer");
		if (value != null && this.reader.read(value) instanceof InputPeer peer) {
			return peer;
		}
		throw new UnreadableObjectException("A " + view.description() + " has no readable 'peer'");
	}

	private @Nullable PeerHolder holder(ObjectView view) {
		Object value = view.value("peer");
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
		Long userId = view.integer("userid");
		return (userId != null && (userId != 0 || !view.has("peer"))) ? new PeerHolder(new PeerUser(userId))
				: holder(view);
	}

	private static int msgId(ObjectView view) {
		long id = view.required("msgid");
		if (id != (int) id) {
			throw new UnreadableObjectException("The msgid of a " + view.description()
					+ " does not fit into 32 bits, so it is not one of Telegram's");
		}
		return (int) id;
	}

	private static byte[] bytes(ObjectView view, String name) {
		Object value = view.value(name);
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
