package io.github.tgsession.core;

import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.ChannelForbidden;
import io.github.tgsession.tl.ChannelFull;
import io.github.tgsession.tl.ChatFull;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.InputChannel;
import io.github.tgsession.tl.InputChannelFromMessage;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChannelFromMessage;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerEmpty;
import io.github.tgsession.tl.InputPeerSelf;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPeerUserFromMessage;
import io.github.tgsession.tl.InputUser;
import io.github.tgsession.tl.InputUserFromMessage;
import io.github.tgsession.tl.InputUserSelf;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerHolder;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.User;
import io.github.tgsession.tl.UserEmpty;
import org.jspecify.annotations.Nullable;

/**
 * What can be told from an object alone, without looking anything up.
 */
final class PeerCasts {

	private PeerCasts() {
	}

	/**
	 * The peer that an object carries with all that a request needs.
	 * @param object the object
	 * @param allowSelf whether the own user becomes {@link InputPeerSelf}
	 * @param checkHash whether the access hash of a shortened object is refused
	 * @return the peer, null if the object does not carry it
	 */
	static @Nullable InputPeer toInputPeer(TlObject object, boolean allowSelf, boolean checkHash) {
		if (object instanceof InputPeer peer) {
			return peer;
		}
		if (object instanceof User user) {
			if (user.self() && allowSelf) {
				return new InputPeerSelf();
			}
			Long hash = usableHash(user.accessHash(), user.min() && checkHash);
			return (hash != null) ? new InputPeerUser(user.id(), hash) : null;
		}
		if (object instanceof Channel channel) {
			Long hash = usableHash(channel.accessHash(), channel.min() && checkHash);
			return (hash != null) ? new InputPeerChannel(channel.id(), hash) : null;
		}
		if (object instanceof ChannelForbidden channel) {
			return new InputPeerChannel(channel.id(), channel.accessHash());
		}
		if (object instanceof UserEmpty) {
			return new InputPeerEmpty();
		}
		if (object instanceof Entity chat) {
			return new InputPeerChat(chat.id());
		}
		if (object instanceof ChatFull chat) {
			return new InputPeerChat(chat.id());
		}
		if (object instanceof PeerChat chat) {
			return new InputPeerChat(chat.chatId());
		}
		return ofRestricted(object);
	}

	private static @Nullable Long usableHash(@Nullable Long accessHash, boolean refused) {
		return refused ? null : accessHash;
	}

	/**
	 * From the input types of requests that take only users or only channels.
	 */
	private static @Nullable InputPeer ofRestricted(TlObject object) {
		if (object instanceof InputUser user) {
			return new InputPeerUser(user.userId(), user.accessHash());
		}
		if (object instanceof InputChannel channel) {
			return new InputPeerChannel(channel.channelId(), channel.accessHash());
		}
		if (object instanceof InputUserSelf) {
			return new InputPeerSelf();
		}
		if (object instanceof InputUserFromMessage user) {
			return new InputPeerUserFromMessage(user.peer(), user.msgId(), user.userId());
		}
		if (object instanceof InputChannelFromMessage channel) {
			return new InputPeerChannelFromMessage(channel.peer(), channel.msgId(), channel.channelId());
		}
		return null;
	}

	/**
	 * The peer that an object names.
	 * @param object the object
	 * @return the peer, null if the object names none
	 */
	static @Nullable Peer toPeer(TlObject object) {
		if (object instanceof Peer peer) {
			return peer;
		}
		if (object instanceof PeerHolder holder) {
			return holder.peer();
		}
		if (object instanceof User user) {
			return new PeerUser(user.id());
		}
		if (object instanceof UserEmpty user) {
			return new PeerUser(user.id());
		}
		if (object instanceof Channel channel) {
			return new PeerChannel(channel.id());
		}
		if (object instanceof ChannelFull channel) {
			return new PeerChannel(channel.id());
		}
		InputPeer input = toInputPeer(object, false, false);
		return (input != null) ? toPeer(input) : null;
	}

	private static @Nullable Peer toPeer(InputPeer input) {
		if (input instanceof InputPeerUser user) {
			return new PeerUser(user.userId());
		}
		if (input instanceof InputPeerUserFromMessage user) {
			return new PeerUser(user.userId());
		}
		if (input instanceof InputPeerChat chat) {
			return new PeerChat(chat.chatId());
		}
		if (input instanceof InputPeerChannel channel) {
			return new PeerChannel(channel.channelId());
		}
		return (input instanceof InputPeerChannelFromMessage channel) ? new PeerChannel(channel.channelId()) : null;
	}

}
