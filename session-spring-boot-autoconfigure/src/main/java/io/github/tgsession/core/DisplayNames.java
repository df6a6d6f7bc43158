package io.github.tgsession.core;

import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.ChannelForbidden;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.ChatForbidden;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is called.
 */
final class DisplayNames {

	private DisplayNames() {
	}

	/**
	 * First and last name of a user, the title of a chat or channel.
	 * @return the name, null if there is none
	 */
	static @Nullable String of(TlObject object) {
		if (object instanceof User user) {
			if (user.firstName() == null || user.lastName() == null) {
				return (user.firstName() != null) ? user.firstName() : user.lastName();
			}
			return user.firstName() + " " + user.lastName();
		}
		if (object instanceof Chat chat) {
			return chat.title();
		}
		if (object instanceof ChatForbidden chat) {
			return chat.title();
		}
		if (object instanceof Channel channel) {
			return channel.title();
		}
		return (object instanceof ChannelForbidden channel) ? channel.title() : null;
	}

}
