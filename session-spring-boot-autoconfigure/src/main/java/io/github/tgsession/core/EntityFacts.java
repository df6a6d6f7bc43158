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
		InputPeer peer = PeerCasts.toInputPeer(object, false, true);
		long id;
		long accessHash;
		if (peer instanceof InputPeerUser user) {
			id = requireBareUserId(user.userId());
			accessHash = user.accessHash();
		}
		else if (peer instanceof InputPeerChannel channel) {
			id = MarkedIds.ofChannel(channel.channelId());
			accessHash = channel.accessHash();
		}
		else if (peer instanceof InputPeerChat chat) {
			id = MarkedIds.ofChat(chat.chatId());
			accessHash = 0;
		}
		else {
			return null;
		}
		List<String> usernames = usernames(object);
		EntityRow row = new EntityRow(id, accessHash, flags(object), usernames.isEmpty() ? null : usernames.get(0),
				usernames, (object instanceof User user) ? Phones.storable(user.phone()) : null,
				Texts.storable(DisplayNames.of(object)), migratedTo(object), seenAt);
		return new EntityChange(row, !isDescription(object));
	}

	/**
	 * Whether an object describes an entity, so that what it does not mention is not
	 * there any more.
	 */
	private static boolean isDescription(TlObject object) {
		return object instanceof User || object instanceof Channel || object instanceof ChannelForbidden
				|| object instanceof Chat || object instanceof ChatForbidden;
	}

	private static long requireBareUserId(long userId) {
		if (userId < 0) {
			throw new IllegalArgumentException(
					"The id of a user is negative, so it is a marked id of something else and not one of Telegram's");
		}
		return userId;
	}

	private static int flags(TlObject object) {
		if (object instanceof User user) {
			return user.bot() ? EntityRow.BOT : 0;
		}
		if (object instanceof Channel channel) {
			return channelFlags(channel.megagroup(), channel.broadcast());
		}
		return (object instanceof ChannelForbidden channel) ? channelFlags(channel.megagroup(), channel.broadcast())
				: 0;
	}

	private static int channelFlags(boolean megagroup, boolean broadcast) {
		return (megagroup ? EntityRow.MEGAGROUP : 0) | (broadcast ? EntityRow.BROADCAST : 0);
	}

	private static @Nullable Long migratedTo(TlObject object) {
		return (object instanceof Chat chat && chat.migratedTo() != null)
				? MarkedIds.ofChannel(chat.migratedTo().channelId()) : null;
	}

	private static List<String> usernames(TlObject object) {
		if (object instanceof User user) {
			return usernames(user.username(), user.usernames());
		}
		return (object instanceof Channel channel) ? usernames(channel.username(), channel.usernames()) : List.of();
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
