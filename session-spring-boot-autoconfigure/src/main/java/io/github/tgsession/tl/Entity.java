package io.github.tgsession.tl;

/**
 * Somebody that Telegram describes in its answers: TL types {@code User} and
 * {@code Chat}.
 *
 * @since 0.1.0
 */
public sealed interface Entity extends TlObject
		permits User, UserEmpty, Chat, ChatEmpty, ChatForbidden, Channel, ChannelForbidden {

	/**
	 * The bare id.
	 * @return the id, without the mark that tells chats and channels from users
	 */
	long id();

}
