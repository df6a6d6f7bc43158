package io.github.tgsession.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.ChannelForbidden;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.ChatForbidden;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.User;
import io.github.tgsession.tl.Username;
import org.jspecify.annotations.Nullable;

/**
 * What one object teaches about the entity that it is or names.
 */
final class EntityFacts {

	private EntityFacts() {
	}

	/**
	 * What an object teaches.
	 * @param object the object
	 * @param seenAt when it was seen, in milliseconds since 1970
	 * @return the change, null if the object teaches nothing that could be used
	 * @throws IllegalArgumentException if the id cannot be one of Telegram's
	 */
	static @Nullable EntityChange of(TlObject object, long seenAt) {
		if (object instanceof User user) {
			return ofUser(user, seenAt);
		}
		if (object instanceof Channel channel) {
			return ofChannel(channel, seenAt);
		}
		InputPeer peer = PeerCasts.toInputPeer(object, false, true);
		if (peer instanceof InputPeerUser user) {
			return ofOther(object, requireBareUserId(user.userId()), user.accessHash(), seenAt);
		}
		if (peer instanceof InputPeerChannel channel) {
			return ofOther(object, MarkedIds.ofChannel(channel.channelId()), channel.accessHash(), seenAt);
		}
		return (peer instanceof InputPeerChat chat) ? ofOther(object, MarkedIds.ofChat(chat.chatId()), 0, seenAt)
				: null;
	}

	private static @Nullable EntityChange ofUser(User user, long seenAt) {
		Long accessHash = user.accessHash();
		if (accessHash == null || user.min()) {
			return null;
		}
		List<String> usernames = usernames(user.username(), user.usernames());
		return description(requireBareUserId(user.id()), accessHash, user.bot() ? EntityRow.BOT : 0, usernames,
				Phones.storable(user.phone()), user, seenAt);
	}

	private static @Nullable EntityChange ofChannel(Channel channel, long seenAt) {
		Long accessHash = channel.accessHash();
		if (accessHash == null || channel.min()) {
			return null;
		}
		List<String> usernames = usernames(channel.username(), channel.usernames());
		return description(MarkedIds.ofChannel(channel.id()), accessHash,
				channelFlags(channel.megagroup(), channel.broadcast()), usernames, null, channel, seenAt);
	}

	private static EntityChange description(long id, long accessHash, int flags, List<String> usernames,
			@Nullable String phone, TlObject object, long seenAt) {
		EntityRow row = new EntityRow(id, accessHash, flags, usernames.isEmpty() ? null : usernames.get(0), usernames,
				phone, Texts.storable(DisplayNames.of(object)), null, seenAt);
		return new EntityChange(row, false);
	}

	private static EntityChange ofOther(TlObject object, long id, long accessHash, long seenAt) {
		int flags = (object instanceof ChannelForbidden channel)
				? channelFlags(channel.megagroup(), channel.broadcast()) : 0;
		EntityRow row = new EntityRow(id, accessHash, flags, null, List.of(), null,
				Texts.storable(DisplayNames.of(object)), migratedTo(object), seenAt);
		return new EntityChange(row, !isDescription(object));
	}

	/**
	 * Whether another object than a user or channel describes an entity, so that what it
	 * does not mention is not there any more.
	 */
	private static boolean isDescription(TlObject object) {
		return object instanceof ChannelForbidden || object instanceof Chat || object instanceof ChatForbidden;
	}

	private static long requireBareUserId(long userId) {
		if (userId < 0) {
			throw new IllegalArgumentException(
					"The id of a user is negative, so it is a marked id of something else and not one of Telegram's");
		}
		return userId;
	}

	private static int channelFlags(boolean megagroup, boolean broadcast) {
		return (megagroup ? EntityRow.MEGAGROUP : 0) | (broadcast ? EntityRow.BROADCAST : 0);
	}

	private static @Nullable Long migratedTo(TlObject object) {
		return (object instanceof Chat chat && chat.migratedTo() != null)
				? MarkedIds.ofChannel(chat.migratedTo().channelId()) : null;
	}

	private static List<String> usernames(@Nullable String first, List<Username> others) {
		if (others.isEmpty()) {
			String username = storableUsername(first);
			return (username != null) ? List.of(username) : List.of();
		}
		Set<String> result = new LinkedHashSet<>();
		addUsername(result, first);
		others.stream().filter(Username::active).forEach((username) -> addUsername(result, username.username()));
		// The first one, then the others in order: a store keeps no other order.
		return Stream.concat(result.stream().limit(1), result.stream().skip(1).sorted()).toList();
	}

	private static void addUsername(Set<String> usernames, @Nullable String username) {
		String storable = storableUsername(username);
		if (storable != null) {
			usernames.add(storable);
		}
	}

	private static @Nullable String storableUsername(@Nullable String username) {
		return (username != null) ? Texts.storable(username.toLowerCase(Locale.ROOT)) : null;
	}

}
